import { Readable } from 'node:stream';
import { Command, Option } from 'commander';
import { z } from 'zod';
import type { Ask } from '../../gateway/exports/ask';
import { StartFailure } from '../../platform/start-failure';
import { ASSESS, ASSESSED, type Assessed, isUnmet } from '../assessments/assessed';
import { jsonReport, junitReport, textReport } from '../assessments/report';
import { commandSubject } from '../authorship';
import { withGraph } from '../graph-reader';
import { told } from '../graph-refusal';
import { assertFilePlace, writeWhole } from '../whole-file';

const REPORTS = { text: textReport, junit: junitReport, json: jsonReport } as const;

interface AssessOptions {
  document: string[];
  format: keyof typeof REPORTS;
  output?: string;
  url?: string;
  token?: string;
}

/** What a job learns from the exit code: whether a duty is broken, or nothing could be found out. */
const UNMET = 1;
const FAILED = 2;

/** Obligations that are assessed by one request, so that none takes long. */
const AT_ONCE = 5;

const LIST = `query Obligations($filter: ObligationFilter, $after: String) {
  obligations(filter: $filter, first: 200, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;

const PAGE = z.object({
  obligations: z.object({
    nodes: z.array(z.object({ id: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

type Page = z.infer<typeof PAGE>['obligations'];

async function idsOf(ask: Ask, documentCodes: readonly string[]): Promise<string[]> {
  const filter = documentCodes.length > 0 ? { documentCodes } : null;
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Page = PAGE.parse(await ask(LIST, { filter, after })).obligations;
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}

async function assessAll(ask: Ask, ids: readonly string[]): Promise<Assessed[]> {
  const assessed: Assessed[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const answer = await ask(ASSESS, { ids: ids.slice(start, start + AT_ONCE) });
    const { assessments, userErrors } = ASSESSED.parse(answer).assessObligations;
    if (userErrors.length > 0) {
      throw new StartFailure(userErrors.map(({ message, suggestion }) => `${message} ${suggestion}`).join('\n'));
    }
    assessed.push(...assessments);
  }
  return assessed;
}

async function assess({ document, format, output, url, token: given }: AssessOptions): Promise<void> {
  const token = given ?? (url === undefined ? undefined : process.env.THROUGHLINE_TOKEN);
  if (url !== undefined && token === undefined) {
    throw new StartFailure(
      'A running product assesses for --token alone, of a role SERVICE, ANALYST, GOVERNANCE or ADMIN.',
    );
  }
  if (output !== undefined) await assertFilePlace(output);
  const from = { reader: 'assessor' as const, subject: commandSubject() };
  const where = { ...(url === undefined ? {} : { url }), ...(token === undefined ? {} : { token }) };
  const assessed = await withGraph({ ...from, ...where }, async (ask) =>
    assessAll(ask, await idsOf(ask, document)),
  ).catch(told);
  if (assessed.length === 0) throw new StartFailure('There is no obligation to assess; see docs/complying.md.');
  const report = REPORTS[format](assessed);
  if (output === undefined) process.stdout.write(report);
  else await writeWhole(output, Readable.from([report]));
  if (assessed.some(isUnmet)) process.exitCode = UNMET;
}

export function assessCommand(): Command {
  return new Command('assess')
    .description(
      'Run the queries of obligations and keep what they find; exit code 1 when one is not met or in error, 2 when they could not be run.',
    )
    .option(
      '--document <code>',
      'those of this document alone; may be given again',
      (code, codes: string[]) => [...codes, code],
      [],
    )
    .addOption(new Option('--format <format>', 'how it is told').choices(Object.keys(REPORTS)).default('text'))
    .option('--output <file>', 'where it goes, whole or not at all; else it is printed')
    .option('--url <url>', 'a running product that assesses, instead of the databases of the settings')
    .option('--token <token>', 'with --url: the token of who asks for it (or THROUGHLINE_TOKEN)')
    .action((options: AssessOptions) =>
      assess(options).catch((error: unknown) => {
        const expected = error instanceof StartFailure;
        process.stderr.write(expected ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`);
        process.exitCode = FAILED;
      }),
    );
}
