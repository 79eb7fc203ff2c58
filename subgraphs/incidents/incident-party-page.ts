import { DECISIONS } from './incident-party';

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The page of the documentation that shows who should have an incident, made of what decides it. */
export function incidentPartyPage(): string {
  const rows = Object.entries(DECISIONS).flatMap(([area, standards]) =>
    Object.entries(standards).map(([standard, { answerer, ground, source, confirmed }]) => {
      const cells = [area, standard, answerer.name, answerer.role, ground, source, confirmed ? 'yes' : 'no'];
      return `| ${cells.map(cell).join(' | ')} |`;
    }),
  );
  const unknown = new Map(
    Object.values(DECISIONS)
      .flatMap((standards) => Object.values(standards))
      .filter(({ answerer }) => answerer.unknown !== '')
      .map(({ answerer }) => [answerer.name, answerer.unknown]),
  );
  return [
    '# Who should have an incident',
    '',
    'What `proposeIncidentParty` answers, for every fault area and standard. This page is made of the table that decides it:',
    '`npm run docs:incident-party` writes it anew, and a test fails when it says something else than the code does.',
    '',
    '| Fault area | Standard | Who | Role | Why | Source | Confirmed |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'Where the inventory does not know the organisation, the answer has its role and no party, and says why:',
    '',
    ...[...unknown].map(([name, said]) => `- ${name}: ${said}`),
    '',
  ].join('\n');
}
