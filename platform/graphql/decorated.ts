interface Field {
  schemaName: string;
  roles?: readonly unknown[];
}

/** What type-graphql gathers from decorators, as far as it is asked for here. */
interface Decorated {
  queries: readonly Field[];
  mutations: readonly Field[];
  fieldResolvers: readonly (Field & { getObjectType?: () => object })[];
  objectTypes: readonly {
    name: string;
    target: abstract new (...args: never[]) => object;
    simpleResolvers?: boolean;
    fields?: readonly (Field & { simple?: boolean })[];
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
