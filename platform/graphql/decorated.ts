interface Field {
  schemaName: string;
  roles?: readonly unknown[];
}

interface Handler extends Field {
  target: unknown;
  methodName: string;
}

/** What type-graphql gathers from decorators, as far as it is asked for here. */
interface Decorated {
  queries: readonly Handler[];
  mutations: readonly Handler[];
  fieldResolvers: readonly (Handler & { getObjectType?: () => object })[];
  objectTypes: readonly {
    name: string;
    target: abstract new (...args: never[]) => object;
    simpleResolvers?: boolean;
    fields?: readonly (Field & { name: string; simple?: boolean })[];
  }[];
}

/** Where type-graphql keeps it: one place a process, which its schema builder reads too. */
const kept: { TypeGraphQLMetadataStorage?: Decorated } = globalThis as object;

/** What was decorated in this process, of all subgraphs whose classes are loaded. */
export function decorated(): Decorated {
  return kept.TypeGraphQLMetadataStorage ?? { queries: [], mutations: [], fieldResolvers: [], objectTypes: [] };
}

/** The classes of object types. */
export function objectTypeClasses() {
  return decorated().objectTypes.map(({ target }) => target);
}
