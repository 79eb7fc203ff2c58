import type { Block } from './blocks';
import type { DisclosureRegime, DisclosureTerms } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { collapse, sentences, withoutMarks } from './prose';

const REGIMES: Record<string, DisclosureRegime> = {
  'Freedom of Information Act 2000': 'FOI_2000',
  'Data Protection Act 1998': 'DPA_1998',
  'Environmental Information Regulations 2004': 'EIR_2004',
};

/** Reads what may happen to a response: publication, sharing, access to information, and what a disclaimer is worth. */
export function readDisclosure(blocks: readonly Block[], line: number, problems: DocumentProblems): DisclosureTerms {
  const told = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? sentences(withoutMarks(block.text)).map((text) => ({ line: block.line, text })) : [],
  );
  const find = (pattern: RegExp, what: string, example: string) => {
    const sentence = told.find(({ text }) => pattern.test(text));
    if (!sentence)
      problems.add(line, 'DISCLOSURE_UNREADABLE', `The section does not say ${what}.`, `Say it, such as “${example}”.`);
    return sentence ?? { line, text: '' };
  };
  const publication = find(
    /\bresponses? (?:may|will|can|shall)(?: not)? be published\b/i,
    'whether responses may be published',
    'Responses may be published.',
  );
  const sharing = find(
    /\b(?:made available to|shared with|passed to|disclosed to)\b/i,
    'with whom responses are shared',
    'Responses may be made available to the Gas and Electricity Markets Authority (the Authority).',
  );
  const access = find(
    /\baccess to information\b|\bAct \d{4}\b/i,
    'under which law information may have to be disclosed',
    'the access to information legislation (the Freedom of Information Act 2000)',
  );
  const disclaimer = find(
    /\bdisclaimer\b.*\bbe (?:regarded|treated|taken|considered)\b/i,
    'what an automatic confidentiality disclaimer is worth',
    'A disclaimer that a mail system adds is not treated as a request for confidentiality.',
  );
  return {
    mayBePublished: publication.text !== '' && !/\bnot be published\b/i.test(publication.text),
    sharedWith: readBodies(sharing, problems),
    regimes: readRegimes(access, problems),
    automaticDisclaimerIsNoRequest: /\bnot\b/i.test(disclaimer.text),
  };
}

/** The short names in brackets, or a name that has none. */
function readBodies({ line, text }: { line: number; text: string }, problems: DocumentProblems): string[] {
  if (text === '') return [];
  const [, list = ''] = /\b(?:made available to|shared with|passed to|disclosed to) (.+?)[.]?$/i.exec(text) ?? [];
  const bodies = [...list.matchAll(/\(([^()]{2,60})\)/g)].map(([, name = '']) => collapse(name));
  if (
    bodies.length === 0 ||
    /\) (?:and|or) (?:the )?[A-Z][^()]*$/.test(list) ||
    bodies.some((name) => !/^(?:the )?[A-Z]/.test(name))
  ) {
    problems.add(
      line,
      'DISCLOSURE_UNREADABLE',
      `Not every body that ${excerpt(list)} names has its short name in brackets.`,
      'Write each as “Gas and Electricity Markets Authority (the Authority)”.',
    );
  }
  return bodies;
}

function readRegimes({ line, text }: { line: number; text: string }, problems: DocumentProblems): DisclosureRegime[] {
  if (text === '') return [];
  const [, bracketed] = /\blegislation \(([^()]+)\)/.exec(text) ?? [];
  const [, trailing = ''] =
    /\b(?:primarily|namely|under|with|including) ((?:the )?(?:Freedom|Data|Environmental)\b.+)$/.exec(text) ?? [];
  const laws = (bracketed ?? trailing)
    .split(/,? and |, /)
    .map((law) =>
      collapse(law.replace(/\.$/, '').replace(/^(?:primarily|namely|including|in particular)?,? ?(?:the )?/, '')),
    )
    .filter((law) => law !== '');
  if (laws.length === 0) {
    problems.add(
      line,
      'DISCLOSURE_UNREADABLE',
      `${excerpt(text)} names no law.`,
      'Name the laws in brackets after “legislation”.',
    );
  }
  return laws.flatMap((law) => {
    const regime = REGIMES[law];
    if (regime === undefined) {
      problems.add(
        line,
        'DISCLOSURE_REGIME_UNKNOWN',
        `${excerpt(law)} is no disclosure regime that is kept.`,
        `Use ${Object.keys(REGIMES).join(', ')}.`,
      );
    }
    return regime === undefined ? [] : [regime];
  });
}
