import { type ClassType, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether something comes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null when the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when the page is empty.' })
  endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Page<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
}

/** A page of a list that is read only when something of it is selected, and counted only when its count is. */
export class Connection<T> {
  private loaded: Promise<Page<T>> | undefined;

  constructor(
    private readonly load: () => Promise<Page<T>>,
    private readonly count: () => Promise<number>,
  ) {}

  private page(): Promise<Page<T>> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  async edges(): Promise<Edge<T>[]> {
    return (await this.page()).edges;
  }

  async nodes(): Promise<T[]> {
    return (await this.page()).edges.map(({ node }) => node);
  }

  async pageInfo(): Promise<PageInfo> {
    return (await this.page()).pageInfo;
  }

  totalCount(): Promise<number> {
    return this.count();
  }
}

/**
 * Declares the connection and edge types of a type to the schema. What resolves them is a `Connection`, whose methods
 * GraphQL's own field resolver calls.
 * @param node the type, or a union of types
 */
export function connectionType<T extends object>(
  name: string,
  node: () => ClassType<T> | T,
  plural: string,
): ClassType<object> {
  @ObjectType(`${name}Edge`, {
    description: `One of the ${plural} of a page, with its place in the list.`,
    simpleResolvers: true,
  })
  class EdgeType {
    @Field(() => String, { description: 'Place in the list, for `after` and `before`; opaque.' })
    cursor!: string;

    @Field(node, { description: 'What stands at that place.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'What is on the page, each with its cursor.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'What is on the page, without cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are on all pages; counted only when asked for.' })
    totalCount!: number;
  }
  return ConnectionType;
}
