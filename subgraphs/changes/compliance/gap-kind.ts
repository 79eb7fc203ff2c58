import { registerEnumType } from 'type-graphql';

/** What a clause of a baseline lacks. */
export enum GapKind {
  UNTIED = 'UNTIED',
  UNLINKED = 'UNLINKED',
  WITHOUT_OBLIGATION = 'WITHOUT_OBLIGATION',
  NOT_ASSESSED = 'NOT_ASSESSED',
  NOT_COMPLIANT = 'NOT_COMPLIANT',
  SUSPECT = 'SUSPECT',
}

registerEnumType(GapKind, {
  name: 'GapKind',
  description: 'What a clause of a baseline lacks.',
  valuesConfig: {
    UNTIED: { description: 'Nothing is tied to it: neither a link nor a duty.' },
    UNLINKED: { description: 'It has no link that stands.' },
    WITHOUT_OBLIGATION: { description: 'It lays no duty on anybody.' },
    NOT_ASSESSED: { description: 'It lays duties on somebody, and none of them was ever assessed.' },
    NOT_COMPLIANT: {
      description:
        'Not all of its duties were found met when they were assessed last, those never assessed among them.',
    },
    SUSPECT: { description: 'A link of it is to be reviewed.' },
  },
});
