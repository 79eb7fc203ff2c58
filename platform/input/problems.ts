import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'What the caller can mend by editing the input; nothing was changed.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => [String], { description: 'Path from the input\'s root, e.g. ["devices", "3", "mpxn"].' })
  field!: string[];

  @Field(() => String, { description: 'Stable, upper snake case, e.g. CHECK_DIGIT_MISMATCH.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in a sentence.' })
  message!: string;

  @Field(() => String, { description: 'How to put it right, in a sentence (SSI DS, general provisions).' })
  suggestion!: string;
}

/** Ends a mutation before or within its transaction: everything is rolled back, and the payload names what to mend. */
export class Refusal extends Error {
  constructor(readonly userErrors: readonly UserError[]) {
    super(userErrors.map((error) => `${error.field.join('.')}: ${error.message}`).join(' '));
  }
}

/** More than anybody mends at once; what is wrong beyond is counted. */
const MOST_TOLD = 1_000;

/** Gathers everything that is wrong with an input, so that the caller learns all of it at once. */
export class Problems {
  private readonly found: UserError[] = [];
  private untold = 0;

  add(field: string | readonly string[], code: string, message: string, suggestion: string): void {
    if (this.found.length >= MOST_TOLD) this.untold += 1;
    else this.found.push({ field: typeof field === 'string' ? [field] : [...field], code, message, suggestion });
  }

  addAll(problems: Problems, under: readonly string[] = []): void {
    for (const { field, code, message, suggestion } of problems.found) {
      this.add([...under, ...field], code, message, suggestion);
    }
    this.untold += problems.untold;
  }

  get any(): boolean {
    return this.found.length > 0;
  }

  get list(): readonly UserError[] {
    if (this.untold === 0) return this.found;
    const message = `There are ${this.untold} more problems.`;
    return [...this.found, { field: [], code: 'MORE_PROBLEMS', message, suggestion: 'Mend these first.' }];
  }

  /** @throws Refusal when anything was found */
  refuseIfAny(): void {
    if (this.any) throw this.refusal();
  }

  /** What ends a mutation for which something was found that it cannot go on without. */
  refusal(): Refusal {
    return new Refusal(this.list);
  }
}

/** A mutation's payload: the thing that was made or changed, or what to mend in the input. */
export type Payload<Name extends string, T> = { [name in Name]: T | null } & { userErrors: readonly UserError[] };

/** Runs a mutation and answers with its payload; a Refusal becomes `userErrors`, every other error goes on. */
export async function payload<Name extends string, T>(name: Name, work: () => Promise<T>): Promise<Payload<Name, T>> {
  const answer = (thing: T | null, userErrors: readonly UserError[]) =>
    ({ [name]: thing, userErrors }) as Payload<Name, T>;
  try {
    return answer(await work(), []);
  } catch (error) {
    if (error instanceof Refusal) return answer(null, error.userErrors);
    throw error;
  }
}
