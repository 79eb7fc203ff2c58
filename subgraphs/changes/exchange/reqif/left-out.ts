import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ReqifLeftOutKind {
  ATTACHMENT = 'ATTACHMENT',
  ATTRIBUTE = 'ATTRIBUTE',
  FORMATTING = 'FORMATTING',
  OBJECT = 'OBJECT',
  RELATION = 'RELATION',
  RELATION_GROUP = 'RELATION_GROUP',
  SPECIFICATION = 'SPECIFICATION',
  TOOL_EXTENSION = 'TOOL_EXTENSION',
}
registerEnumType(ReqifLeftOutKind, {
  name: 'ReqifLeftOutKind',
  description: 'What kind of thing of a ReqIF file was not taken, or not as it stands.',
  valuesConfig: {
    ATTACHMENT: { description: 'A file that goes with it, or a picture in a text; its alternative text is taken.' },
    ATTRIBUTE: { description: 'An attribute that is neither heading, number nor text.' },
    FORMATTING: { description: 'An element of a text that has no form here; its words are taken.' },
    OBJECT: { description: 'An object that became no clause of its own, or that nothing shows.' },
    RELATION: { description: 'A relation whose ends or type are not known here.' },
    RELATION_GROUP: { description: 'A group of relations; what it groups is taken relation by relation.' },
    SPECIFICATION: { description: 'A specification for which no document was named.' },
    TOOL_EXTENSION: { description: 'What a tool keeps for itself.' },
  },
});

@ObjectType({
  description: 'Something of a ReqIF file that was not taken, or not as it stands.',
  simpleResolvers: true,
})
export class ReqifLeftOut {
  @Field(() => ReqifLeftOutKind, { description: 'What kind of thing it is.' })
  kind!: ReqifLeftOutKind;

  @Field(() => String, { description: 'Its identifier or name in the file.' })
  id!: string;

  @Field(() => Int, { description: 'How often it stands there.' })
  count!: number;

  @Field(() => String, { description: 'What became of it, in a sentence.' })
  message!: string;
}

/** The most that are listed of a kind; more are counted under one. */
const MOST_OF_KIND = 200;

/** Gathers what was left out, each once, with how often it stands in the file. */
export class LeftOut {
  private readonly found = new Map<string, ReqifLeftOut>();

  add(kind: ReqifLeftOutKind, id: string, message: string): void {
    const key = `${kind} ${id} ${message}`;
    const before = this.found.get(key);
    if (before) before.count += 1;
    else this.found.set(key, Object.assign(new ReqifLeftOut(), { kind, id: id.slice(0, 200), count: 1, message }));
  }

  addAll(others: LeftOut): void {
    for (const [key, value] of others.found) {
      const before = this.found.get(key);
      if (before) before.count += value.count;
      else this.found.set(key, value);
    }
  }

  /** By kind, in the order of the file. */
  list(): ReqifLeftOut[] {
    return Object.values(ReqifLeftOutKind).flatMap((kind) => {
      const all = [...this.found.values()].filter((each) => each.kind === kind);
      const rest = all.slice(MOST_OF_KIND);
      if (rest.length === 0) return all;
      const more = { kind, id: '…', count: rest.length, message: 'More of this kind were left out.' };
      return [...all.slice(0, MOST_OF_KIND), Object.assign(new ReqifLeftOut(), more)];
    });
  }
}
