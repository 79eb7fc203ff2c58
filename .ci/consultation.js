// Imports the published consultation into a fresh database by the command line, starts the product on it, and compares
// what the graph answers with the facts that the document states.
const { spawn, spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { isDeepStrictEqual } = require('node:util');

const [, , file, data] = process.argv;
const COMMAND = join(__dirname, '..', 'dist', 'cli', 'main.js');
const env = { ...process.env, THROUGHLINE_DATA: data, PORT: '0' };

const run = (...args) => spawnSync(process.execPath, [COMMAND, ...args], { env, encoding: 'utf8' });

function start() {
  const product = spawn(process.execPath, [COMMAND, 'start', '--no-sample'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    product.stdout.on('data', (chunk) => {
      printed += chunk;
      const [, url] = /ready at (\S+)/.exec(printed) ?? [];
      if (url) resolve({ product, url });
    });
    product.once('exit', (code) => reject(new Error(`The product ended with ${code}.`)));
  });
}

const QUERY = `{
  consultations { totalCount nodes {
    reference title publishedOn opensOn closesOn classification status version
    documents { code title tranche }
    mentions { role tranche isNew document { code title } }
    changes { totalCount nodes { area rationale points clauseReferences document { code } clauses { number } } }
    questions { code text document { code } }
    openIssues { summary dependsOn state }
    milestones { name authority plannedFor dueOn state }
    relatedConsultations { title publisher opensOn closesOn sections }
    relatedDocuments { code kind }
    attachments { number title document { code } }
    responseInstructions { email website }
    responsesMayBePublished sharedWith disclosureRegimes automaticDisclaimerIsNoRequest
    revisions { number }
  } }
  tranche1: documents(tranche: 1) { code }
  tranche2: documents(tranche: 2) { code }
}`;

const TRANCHE_1 = {
  SRPD: 'Service Request Processing Document',
  DUIS: 'DCC User Interface Specification',
  MMC: 'Message Mapping Catalogue',
  IEWP: 'Inventory Enrolment and Withdrawal Procedure',
  OCP: 'Organisation Certificate Policy',
  'SMKI IDS': 'SMKI Interface Design Specification',
  CPL: 'CPL Requirements Document',
  S1SR: 'SMETS 1 Supporting Requirements',
};
const TRANCHE_2 = { IMP: 'Incident Management Policy', 'SSI DS': 'Self-Service Interface Design Specification' };
const TESTING = ['SVTAD', 'SITAD', 'UTSAD', 'TTOAD', 'MTAD', 'ETAD', 'CTSD'];

/** What the document states: a name, what the graph says, and what it must equal, match, or contain. */
function factsOf({ consultations, tranche1, tranche2 }) {
  const [c] = consultations.nodes;
  const changes = c.changes.nodes;
  const named = (tranche) =>
    Object.fromEntries(
      c.mentions.filter((m) => m.tranche === tranche).map(({ document }) => [document.code, document.title]),
    );
  const change = (code, area) => changes.find((each) => each.document.code === code && area.test(each.area)) ?? {};
  const numbers = ({ clauses = [] }) => clauses.map(({ number }) => number);
  const milestone = (pattern) => c.milestones.find(({ name }) => pattern.test(name)) ?? {};
  const beis = c.relatedConsultations.find(({ publisher }) => /BEIS/.test(publisher)) ?? {};
  const recovery = change('IMP', /^Disaster Recovery/);
  const general = change('SSI DS', /^General/);
  const depends = c.openIssues.map(({ dependsOn, summary }) => `${summary} ${dependsOn}`).join('\n');
  return [
    ['one consultation', consultations.totalCount, 1],
    ['title', c.title, /SEC Subsidiary Documents.*SMETS1 devices/],
    ['published', c.publishedOn, '2018-05-04'],
    ['opens', c.opensOn, '2018-05-04'],
    ['closes', c.closesOn, '2018-06-04'],
    ['classification', c.classification, 'DCC Controlled'],
    ['tranche 1 documents with their names', named(1), TRANCHE_1],
    ['tranche 2 documents with their names', named(2), TRANCHE_2],
    ['tranche 1 of the register', tranche1.map(({ code }) => code).sort(), Object.keys(TRANCHE_1).sort()],
    ['tranche 2 of the register', tranche2.map(({ code }) => code).sort(), Object.keys(TRANCHE_2).sort()],
    ['S1SR alone is new', c.mentions.filter(({ isNew }) => isNew).map(({ document }) => document.code), ['S1SR']],
    ['the consultation is on IMP and SSI DS', c.documents.map(({ code }) => code), ['IMP', 'SSI DS']],
    ['seven changes', c.changes.totalCount, 7],
    [
      'four IMP changes',
      changes.filter(({ document }) => document.code === 'IMP').flatMap(numbers),
      ['2.1.3', '2.5.6', '5.1.9', '5.2'],
    ],
    ['three SSI DS changes', changes.filter(({ document }) => document.code === 'SSI DS').length, 3],
    ['every change has an area and a rationale', changes.every(({ area, rationale }) => area && rationale), true],
    [
      '2.1.3: hub of the lead supplier',
      change('IMP', /^Incident Parties/).rationale,
      /Communications Hub.*lead energy supplier/,
    ],
    [
      '2.5.6: supporting information, S1SP',
      change('IMP', /^Incident Assignment/).rationale,
      /supporting information.*S1SP/,
    ],
    ['5.1.9: publish in a disaster', change('IMP', /^BCDR/).rationale, /publish.*disaster/],
    ['5.2 has four points', recovery.points?.length, 4],
    [
      '5.2 points: applicability, data centres, gateway, DCO',
      recovery.points?.join('\n'),
      /applicability.*data centres.*Gateway.*DCO/s,
    ],
    [
      '5.2: mitigating and User actions, partial failure',
      recovery.rationale,
      /mitigating actions.*User actions.*partial failure/s,
    ],
    ['the general change has three points', general.points?.length, 3],
    ['the general change cites five references', general.clauseReferences?.length, 5],
    [
      'the general change touches eight clauses',
      numbers(general),
      ['1', '1.10.3', '1.10.4', '1.10.5', '1.10.7', '1.10.8', '1.10.10', '1.10.14'],
    ],
    ['the inventory change', numbers(change('SSI DS', /^Smart Metering Inventory/)), ['1.10.3']],
    ['the coverage change', numbers(change('SSI DS', /^SM WAN/)), ['1.10.6']],
    [
      'questions and their documents',
      c.questions.map((q) => [q.code, q.document?.code ?? null]),
      [
        ['Q1', 'IMP'],
        ['Q2', 'SSI DS'],
        ['Q3', null],
      ],
    ],
    [
      'question texts',
      c.questions.map(({ text }) => text).join('\n'),
      /changes to the IMP\?.*changes to the SSI DS\?.*any other comments/s,
    ],
    ['open: commercial negotiations', depends, /negotiations/],
    ['open: impact assessments', depends, /impact assessments/],
    ['open: main body of the code', depends, /main body/],
    ['baseline by the design group', milestone(/baselin/i).authority, /Design Group|TBDG/],
    ['baseline in June 2018', milestone(/baselin/i).plannedFor, /June 2018/],
    ['submission to the Secretary of State', JSON.stringify(milestone(/submi/i)), /Secretary of State/],
    ['re-designation under Condition 22 and X5', milestone(/re-?designat/i).authority, /Condition 22.*X5/s],
    ['the BEIS consultation', [beis.opensOn, beis.closesOn], ['2018-03-27', '2018-04-26']],
    ['it is on H8 and H9', beis.sections, ['H8', 'H9']],
    [
      'testing documents',
      c.relatedDocuments
        .filter(({ kind }) => kind === 'TESTING_APPROACH')
        .map(({ code }) => code)
        .sort(),
      [...TESTING].sort(),
    ],
    ['TMAD', c.relatedDocuments.some(({ code }) => code === 'TMAD'), true],
    [
      'three attachments',
      c.attachments.map(({ number, document }) => [number, document?.code ?? null]),
      [
        [1, 'IMP'],
        [2, 'SSI DS'],
        [3, null],
      ],
    ],
    ['where responses go', c.responseInstructions.email, 'contact@smartdcc.co.uk'],
    ['the website', c.responseInstructions.website, /www\.smartdcc\.co\.uk/],
    ['responses may be published', c.responsesMayBePublished, true],
    ['with whom they are shared', c.sharedWith.join(), /BEIS.*Authority/],
    ['disclosure regimes', [...c.disclosureRegimes].sort(), ['DPA_1998', 'EIR_2004', 'FOI_2000']],
    ['an automatic disclaimer is no request', c.automaticDisclaimerIsNoRequest, true],
    ['one text so far', [c.version, c.revisions.length], [1, 1]],
  ];
}

const holds = (actual, expected) =>
  expected instanceof RegExp ? expected.test(String(actual)) : isDeepStrictEqual(actual, expected);

async function main() {
  const facts = [];
  facts.push(['it is imported', run('import', 'consultation', file).status, 0]);
  facts.push(['a second time changes nothing', run('import', 'consultation', file).stdout, /nothing was changed/]);
  const token = run('token', '--role', 'GOVERNANCE').stdout.trim();
  const { product, url } = await start();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: QUERY }),
  }).then((response) => response.json());
  product.removeAllListeners('exit');
  product.kill('SIGTERM');
  facts.push(['the graph answers without errors', answer.errors ?? [], []]);
  facts.push(...factsOf(answer.data));
  let failed = 0;
  for (const [name, actual, expected] of facts) {
    if (holds(actual, expected)) continue;
    failed += 1;
    process.stdout.write(
      `  ${name}: ${JSON.stringify(actual)} is not ${expected instanceof RegExp ? expected : JSON.stringify(expected)}\n`,
    );
  }
  process.stdout.write(`${facts.length - failed} facts hold, ${failed} do not\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
