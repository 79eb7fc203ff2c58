/** What a question is about: the first document, the second, or anything else. */
export type Topic = 'policy' | 'specification' | 'other';

export interface Said {
  topic: Topic;
  text: string;
  stance?: 'SUPPORTS' | 'SUPPORTS_WITH_COMMENTS' | 'NEUTRAL' | 'OPPOSES' | 'NO_COMMENT';
  /** The part that only those may see who may see all. */
  secret?: string;
}

export interface Respondent {
  organisation: string;
  channel: 'FORM' | 'DOCX' | 'CSV' | 'EMAIL';
  /** Days from the opening day on which it comes in; `late` is two days after the closing day. */
  day: number | 'late';
  confidentiality: 'NONE' | 'PARTIAL' | 'ALL';
  reason?: string;
  said: Said[];
}

const LETTER =
  'We write with many others: leave the label on the crate as it is, since every depot reads it today, and changing it would stop the work of a whole winter for nothing.';

/** What nobody without leave may read anywhere: the parts of what was said, and the reasons. */
export const SECRETS = ['Quillfeather', 'Brambleton', 'Tansywick', 'Fennimore', 'Oxlip', 'Marrowgate'];

/** Twelve organisations of the sample's inventory, each with its way to respond. */
export const RESPONDENTS: readonly Respondent[] = [
  {
    ...{ organisation: 'SUP-ALDER', channel: 'FORM', day: 1, confidentiality: 'NONE' },
    said: [
      {
        ...{ topic: 'policy', stance: 'SUPPORTS_WITH_COMMENTS' },
        text: 'The supplier that leads is the right one to answer. Please say too what the label of a crate must hold.',
      },
      { topic: 'specification', stance: 'SUPPORTS', text: 'Saying what to do about a fault will save many calls.' },
      { topic: 'other', text: 'Nothing more from us.' },
    ],
  },
  {
    ...{
      organisation: 'SUP-BIRCH',
      channel: 'FORM',
      day: 2,
      confidentiality: 'PARTIAL',
      reason: 'Oxlip is a customer.',
    },
    said: [
      {
        ...{ topic: 'policy', stance: 'SUPPORTS', secret: 'Quillfeather takes 41 a week' },
        text: 'Twelve hubs to a crate suits us: our depot at Quillfeather takes 41 a week.',
      },
    ],
  },
  {
    ...{
      organisation: 'SUP-CEDAR',
      channel: 'FORM',
      day: 2,
      confidentiality: 'ALL',
      reason: 'Our board at Oxlip asks.',
    },
    said: [{ topic: 'policy', stance: 'OPPOSES', text: 'Brambleton will close if we have to answer for hubs.' }],
  },
  {
    ...{ organisation: 'OU-METRICA', channel: 'FORM', day: 3, confidentiality: 'NONE' },
    said: [{ topic: 'specification', stance: 'OPPOSES', text: 'We need paper, so that Gossamer can be read offline.' }],
  },
  {
    ...{ organisation: 'SUP-HAZEL', channel: 'DOCX', day: 5, confidentiality: 'NONE' },
    said: [{ topic: 'policy', stance: 'OPPOSES', text: `${LETTER} Signed: Hazel.` }],
  },
  {
    ...{ organisation: 'SUP-ROWAN', channel: 'DOCX', day: 6, confidentiality: 'PARTIAL', reason: 'It is our price.' },
    said: [
      {
        ...{ topic: 'specification', stance: 'SUPPORTS_WITH_COMMENTS', secret: 'Tansywick pays 17 pounds' },
        text: 'Longer messages are welcome, though Tansywick pays 17 pounds for each change of a screen.',
      },
      { topic: 'other', stance: 'NO_COMMENT', text: 'We have no further comment to make.' },
    ],
  },
  {
    ...{ organisation: 'SUP-WILLOW', channel: 'CSV', day: 7, confidentiality: 'NONE' },
    said: [{ topic: 'policy', stance: 'OPPOSES', text: `${LETTER} Signed: Willow.` }],
  },
  {
    ...{
      organisation: 'DNO-NORTHMOOR',
      channel: 'CSV',
      day: 8,
      confidentiality: 'ALL',
      reason: 'Oxlip reads the papers.',
    },
    said: [{ topic: 'policy', stance: 'OPPOSES', text: `${LETTER} Signed: Fennimore.` }],
  },
  {
    ...{ organisation: 'DNO-SOUTHDOWN', channel: 'EMAIL', day: 9, confidentiality: 'NONE' },
    said: [{ topic: 'policy', text: `${LETTER} Signed: Southdown.` }],
  },
  {
    ...{ organisation: 'GT-MIDVALE', channel: 'EMAIL', day: 10, confidentiality: 'NONE' },
    said: [
      { topic: 'policy', text: 'Telling all parties within the hour is good. Marrowgate had to wait for nine.' },
      { topic: 'specification', text: 'Two hundred characters are enough.' },
    ],
  },
  {
    ...{
      organisation: 'TB-SUPPLY',
      channel: 'EMAIL',
      day: 11,
      confidentiality: 'ALL',
      reason: 'Members of Oxlip asked.',
    },
    said: [{ topic: 'other', text: 'Please keep this confidential: Brambleton and Fennimore wish to merge.' }],
  },
  {
    ...{ organisation: 'CB-CONSUMER', channel: 'FORM', day: 'late', confidentiality: 'NONE' },
    said: [
      {
        ...{ topic: 'policy', stance: 'SUPPORTS_WITH_COMMENTS' },
        text: 'People who live alone should be told of a wide failure first, and by telephone.',
      },
    ],
  },
];

/** How one of them responds again in place of its first response. */
export const SECOND_THOUGHTS: Respondent = {
  ...{ organisation: 'OU-METRICA', channel: 'FORM', day: 12, confidentiality: 'NONE' },
  said: [
    {
      ...{ topic: 'specification', stance: 'SUPPORTS_WITH_COMMENTS' },
      text: 'Paper can go, if what the screen shows can be kept as a file.',
    },
  ],
};

/** What stands only in a response that another one replaced. */
export const FIRST_THOUGHTS = 'Gossamer';

/** What a mail system adds, whoever writes. */
export const AUTOMATIC_FOOTER =
  'This email and any attachments are confidential and intended for the addressee. If you received it in error, delete it.';
