import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { EVERYBODY, NETWORK_WRITERS } from '../../../platform/caller/role';
import { badArgument } from '../../../platform/errors';
import { authorship } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import type { RequestContext } from '../../../platform/request-context';
import { estimateByOutwardCode } from '../inventory.loaders';
import { coverageAt, coverageNotApplicable, SmWanCoverage } from '../sm-wan-coverage';
import { MeteringStandard } from '../vocabulary';
import { ImportSmWanCoverageInput, ImportSmWanCoveragePayload } from './coverage.input';
import { importCoverage } from './import-coverage';
import { outwardCodeOf, postcodeSuggestion } from './postcode';

@Resolver()
export class CoverageResolver {
  @Authorized(EVERYBODY)
  @Query(() => SmWanCoverage, {
    description:
      'SM WAN coverage at a place for a standard: for SMETS1 always not applicable; unknown where the table does not have the place.',
  })
  async smWanCoverage(
    @Arg('postcode', () => String, { description: 'A UK postcode, or its outward part.' }) postcode: string,
    @Arg('standard', () => MeteringStandard, { description: 'For devices of which standard.' })
    standard: MeteringStandard,
    @Ctx() context: RequestContext,
  ) {
    const outwardCode = outwardCodeOf(postcode);
    if (outwardCode === undefined) {
      const message = `${JSON.stringify(shown(postcode))} is no UK postcode.`;
      throw badArgument('postcode', message, `${postcodeSuggestion(postcode)} Its first part alone will do.`);
    }
    if (standard === MeteringStandard.SMETS1) return coverageNotApplicable();
    return coverageAt(outwardCode, await estimateByOutwardCode(context).load(outwardCode));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ImportSmWanCoveragePayload, {
    description: 'Takes a table of SM WAN coverage: all of it, or nothing. The same table again changes nothing.',
  })
  importSmWanCoverage(
    @Arg('input', () => ImportSmWanCoverageInput, { description: 'The table.' })
    { csv, replace, dryRun }: ImportSmWanCoverageInput,
    @Ctx() context: RequestContext,
  ) {
    const by = authorship(context, 'importSmWanCoverage');
    const options = { replace: replace === true, dryRun: dryRun === true };
    return payload('report', () => importCoverage(context.database, by, csv, options));
  }
}
