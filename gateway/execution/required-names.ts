import { type DirectiveNode, type DocumentNode, Kind, parse, type ValueNode, visit } from 'graphql';

/** Names of the fields that a plan may fetch by itself, because keys, `@requires` or `@fromContext` name them. */
export interface RequiredNames {
  all: ReadonlySet<string>;
  /** Those that it fetches with arguments. */
  withArguments: ReadonlySet<string>;
}

/** The arguments of the supergraph's own directives that hold selections. */
const SELECTIONS = new Set(['key', 'requires', 'selection']);

export function requiredNames(supergraph: DocumentNode): RequiredNames {
  const all = new Set(['__typename']);
  const withArguments = new Set<string>();
  const read = (selection: string) => {
    const text = selection.trimStart().startsWith('{') ? selection : `{${selection}}`;
    visit(parse(text, { noLocation: true }), {
      Field(field) {
        all.add(field.name.value);
        if (field.arguments && field.arguments.length > 0) withArguments.add(field.name.value);
      },
    });
  };
  const look = (name: string, value: ValueNode) => {
    if (value.kind === Kind.STRING && SELECTIONS.has(name)) read(value.value);
    if (value.kind === Kind.LIST) for (const item of value.values) look(name, item);
    if (value.kind === Kind.OBJECT) for (const field of value.fields) look(field.name.value, field.value);
  };
  visit(supergraph, {
    Directive({ name, arguments: given = [] }: DirectiveNode) {
      if (name.value.startsWith('join__')) for (const argument of given) look(argument.name.value, argument.value);
    },
  });
  return { all, withArguments };
}
