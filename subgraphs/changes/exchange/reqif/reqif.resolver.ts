import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { EVERYBODY, Role } from '../../../../platform/caller/role';
import { payload } from '../../../../platform/input/problems';
import type { RequestContext } from '../../../../platform/request-context';
import { exportedReqif } from './exported-reqif';
import { importReqif } from './import-reqif';
import { ImportReqifInput, ReqifImportPayload } from './import-reqif.input';

@Resolver()
export class ReqifResolver {
  @Authorized(EVERYBODY)
  @Query(() => String, {
    description:
      'Baselines of documents, with their clauses and links, as a ReqIF 1.0 file. Imported again, it changes nothing.',
  })
  reqif(
    @Arg('baselineIds', () => [ID], { description: 'Ids of baselines, one a document; 20 at most.' })
    baselineIds: string[],
    @Arg('links', () => Boolean, {
      defaultValue: false,
      description: 'Whether the links of their clauses are in it, and what else stands at an end of those.',
    })
    links: boolean,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return exportedReqif(context, baselineIds, links);
  }

  @Authorized([Role.GOVERNANCE, Role.ADMIN])
  @Mutation(() => ReqifImportPayload, {
    description:
      'Takes a ReqIF file: each specification as a draft baseline of a document, its relations as links. Nothing is taken unless all documents can be; what is left out is listed. The same file again changes nothing.',
  })
  importReqif(
    @Arg('input', () => ImportReqifInput, { description: 'The file, and what it is to become.' })
    input: ImportReqifInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('reqifImport', () => importReqif(context, input));
  }
}
