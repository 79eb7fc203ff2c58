/** A file that is not one of devices; nothing of it was taken. */
export class UnreadableFile extends Error {}
