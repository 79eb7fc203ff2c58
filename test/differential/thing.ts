/** What somebody can ask about: an entity, a value of a type without keys, or the root. */
export class Thing {
  /**
   * @param given what a representation brought of it
   * @param as the name that a subgraph has for it, which knows only an interface of it
   */
  constructor(
    readonly type: string,
    readonly number: number,
    readonly given: Readonly<Record<string, unknown>> | undefined = undefined,
    readonly as: string | undefined = undefined,
  ) {}
}
