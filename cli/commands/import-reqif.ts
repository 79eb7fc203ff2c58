import { readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { StartFailure } from '../../platform/start-failure';
import { MAX_FILE_BYTES } from '../../subgraphs/changes';
import { commandSubject } from '../authorship';
import { withGraph } from '../graph-reader';
import { told } from '../graph-refusal';

interface Options {
  document: string[];
  mapping?: string;
  links: boolean;
  note?: string;
  dryRun?: boolean;
}

const errorShape = z.object({
  ...{ field: z.array(z.string()), code: z.string(), message: z.string(), suggestion: z.string() },
});
const shape = z.object({
  importReqif: z.object({
    reqifImport: z
      .object({
        documents: z.array(
          z.object({
            ...{
              specification: z.string(),
              outcome: z.string(),
              clauseCount: z.number(),
              notices: z.array(z.string()),
            },
            baseline: z.object({ id: z.string() }).nullable(),
          }),
        ),
        links: z.object({ added: z.number(), changed: z.number(), retired: z.number(), unchanged: z.number() }),
        leftOut: z.array(z.object({ kind: z.string(), id: z.string(), count: z.number(), message: z.string() })),
      })
      .nullable(),
    userErrors: z.array(errorShape),
  }),
});

const IMPORT = `mutation ($input: ImportReqifInput!) { importReqif(input: $input) {
  reqifImport { documents { specification outcome clauseCount notices baseline { id } }
    links { added changed retired unchanged } leftOut { kind id count message } }
  userErrors { field code message suggestion } } }`;

const OUTCOMES: Record<string, string> = {
  CHECKED: 'can be imported',
  UNCHANGED: 'was there already, just so; nothing was changed',
  IMPORTED: 'was made',
};

function contentOf(file: string): string {
  try {
    if (statSync(file).size > MAX_FILE_BYTES) throw new Error('it is larger than any file that is taken');
    return readFileSync(file).toString('base64');
  } catch (error) {
    throw new StartFailure(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** A file that says which attributes are what, as the mutation's input does. */
function mappingOf(file: string | undefined): unknown {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartFailure(`The mapping cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** `SPECIFICATION=CODE:LABEL`, or `CODE:LABEL` where the file has one alone. */
function documentOf(text: string, before: object[]): object[] {
  const [, specification, documentCode, label] = /^(?:(.+)=)?([^=:]+):([^:]+)$/.exec(text) ?? [];
  if (documentCode === undefined || label === undefined) {
    throw new StartFailure(`--document takes CODE:LABEL or SPECIFICATION=CODE:LABEL, e.g. IMP:2.0; this is ${text}.`);
  }
  return [...before, { ...(specification === undefined ? {} : { specification }), documentCode, label }];
}

async function importFile(file: string, { document, mapping, links, note, dryRun }: Options): Promise<void> {
  const content = contentOf(file);
  const input = { content, documents: document, mapping: mappingOf(mapping), links, note, dryRun };
  const { reqifImport, userErrors } = await withGraph(
    { reader: 'full', subject: commandSubject() },
    async (ask) => shape.parse(await ask(IMPORT, { input })).importReqif,
  ).catch(told);
  if (!reqifImport) {
    const lines = userErrors.map(({ field, code, message, suggestion }) => {
      const place = (field[0] === 'content' ? field.slice(1) : field).join(' ');
      return `${file}:${place === '' ? '' : `${place}:`} ${code}: ${message} ${suggestion}`;
    });
    throw new StartFailure([...lines, 'Nothing was taken.'].join('\n'));
  }
  const { added, changed, retired, unchanged } = reqifImport.links;
  const lines = [
    ...reqifImport.documents.flatMap(({ specification, outcome, clauseCount, baseline, notices }) => [
      `${specification}: ${clauseCount} clauses; ${baseline?.id ?? 'it'} ${OUTCOMES[outcome] ?? outcome}.`,
      ...notices,
    ]),
    `Links: ${added} new, ${changed} changed, ${retired} retired, ${unchanged} there already.`,
    ...reqifImport.leftOut.map(({ kind, id, count, message }) => {
      return `Left out: ${kind.toLowerCase().replaceAll('_', ' ')} ${id}${count > 1 ? ` (${count} times)` : ''}: ${message}`;
    }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function importReqifCommand(): Command {
  return new Command('reqif')
    .description('Take documents and links of other tools from a ReqIF file: all of its documents, or nothing.')
    .argument('<file>', 'ReqIF file (.reqif or .reqifz)')
    .option(
      '--document <what>',
      'which document a specification is: [SPECIFICATION=]CODE:LABEL; once each',
      documentOf,
      [],
    )
    .option('--mapping <file>', 'JSON file that says which attributes and relations are what (see the guide)')
    .option('--no-links', 'leave its relations out')
    .option('--note <text>', 'why the drafts are made')
    .option('--dry-run', 'check everything, change nothing')
    .action((file: string, options: Options) => importFile(file, options));
}
