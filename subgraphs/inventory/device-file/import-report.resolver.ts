import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { badArgument } from '../../../platform/errors';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { ImportDevicesInput, ImportDevicesPayload, ImportReport } from './import-report';
import { importDevicesOf, MAX_ERRORS } from './import-report.service';
import { RowError } from './row-error';

const ERRORS = 100;

@Resolver(() => ImportReport)
export class ImportReportResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ImportDevicesPayload, {
    description:
      'Takes devices from a file: valid rows are taken, the others reported with a suggestion each; importing the same file again changes nothing.',
  })
  importDevices(
    @Arg('input', () => ImportDevicesInput, { description: 'The file.' }) input: ImportDevicesInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('report', () => importDevicesOf(context, input));
  }

  @FieldResolver(() => [RowError], { description: 'What is wrong with rows, in their order.' })
  errors(
    @Root() { found }: ImportReport,
    @Arg('first', () => Int, { nullable: true, description: 'How many: 100 unless given, 1000 at most.' })
    first: number | null | undefined,
  ) {
    const count = first ?? ERRORS;
    if (count >= 0 && count <= MAX_ERRORS) return found.slice(0, count);
    throw badArgument('first', `${count} cannot be given.`, `Ask for 0 to ${MAX_ERRORS}; the command line tells all.`);
  }
}
