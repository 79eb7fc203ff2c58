/** A start, or a command, that cannot go on: its message is a sentence for the person who started it. */
export class StartFailure extends Error {}
