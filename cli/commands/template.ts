import { Readable } from 'node:stream';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { StartFailure } from '../../platform/start-failure';
import { withGraph } from '../graph-reader';
import { told } from '../graph-refusal';
import { assertFilePlace, writeWhole } from '../whole-file';

interface TemplateOptions {
  consultation: string;
  format: 'docx' | 'csv';
  output?: string;
}

const FORM = `query ($reference: String!, $format: ResponseFormFormat!) {
  consultation(reference: $reference) { responseForm(format: $format) } }`;

const shape = z.object({ consultation: z.object({ responseForm: z.string() }).nullable() });

async function formOf({ consultation, format }: TemplateOptions): Promise<Buffer> {
  const data = await withGraph({ reader: 'full' }, (ask) =>
    ask(FORM, { reference: consultation, format: format.toUpperCase() }),
  ).catch(told);
  const { consultation: found } = shape.parse(data);
  if (!found) throw new StartFailure(`There is no consultation ${consultation}; check its reference.`);
  return Buffer.from(found.responseForm, format === 'docx' ? 'base64' : 'utf8');
}

async function writeForm(options: TemplateOptions): Promise<void> {
  const { output, format } = options;
  if (output !== undefined) await assertFilePlace(output);
  else if (process.stdout.isTTY && format === 'docx') {
    throw new StartFailure('A terminal cannot show docx; name a file with --output, or pipe it on.');
  }
  const form = await formOf(options);
  if (output === undefined) process.stdout.write(form);
  else {
    await writeWhole(output, Readable.from([form]));
    process.stderr.write(`${output} was written.\n`);
  }
}

export function templateCommand(): Command {
  const form = new Command('response-form')
    .description('Write the empty form on which to respond to a consultation.')
    .requiredOption('--consultation <reference>', 'which consultation, e.g. SAMPLE-2018-05-04')
    .addOption(new Option('--format <format>', 'how it is written').choices(['docx', 'csv']).makeOptionMandatory())
    .option('--output <file>', 'where it goes; else it is printed')
    .action(writeForm);
  return new Command('template').description('Write an empty form.').addCommand(form);
}
