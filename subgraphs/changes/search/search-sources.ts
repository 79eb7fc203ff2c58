import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { FULL_TEXT } from '../../../migrations/changes/7-search';
import { hasRole } from '../../../platform/caller/caller';
import { type FullTextIndex, mayHold } from '../../../platform/database/full-text';
import { entitiesOf } from '../../../platform/database/rows';
import type { RequestContext } from '../../../platform/request-context';
import { Obligation } from '../compliance/obligation';
import { SIGNED_IN } from '../compliance/signed-in';
import { Change } from '../consultations/change';
import { Consultation } from '../consultations/consultation';
import { keepExisting, keepOfExisting } from '../consultations/consultation-scope';
import { OpenIssue } from '../consultations/open-issue';
import { Question } from '../consultations/question';
import { Document } from '../register/document';
import { Answer } from '../responses/answer';
import { Comment } from '../responses/comment';
import { searchClauses } from './clause.search';
import { searchSaid } from './said.search';
import { BATCH, batchOf, found, type SearchSource } from './search-source';

type Narrow<T extends ObjectLiteral> = (query: SelectQueryBuilder<T>, context: RequestContext) => void;

/** What a revised text of its consultation left out is not found; nor is what is a draft, by those outside. */
const keepStanding = <T extends Change | OpenIssue | Question>(
  query: SelectQueryBuilder<T>,
  context: RequestContext,
): void => {
  keepOfExisting(query.andWhere('thing.retiredAt IS NULL'), context, 'thing.consultationId');
};

function things<T extends ObjectLiteral & { id: string }>(
  entity: new () => T,
  index: FullTextIndex,
  shown: (thing: T) => { heading: string; text: string },
  narrow: Narrow<T> = () => {},
): SearchSource {
  return (context, search) => {
    const { database } = context;
    const { sql, parameters } = mayHold(database.engine, index, 'thing', search.terms);
    return found(search, async (after) => {
      const query = database.reads
        .createQueryBuilder(entity, 'thing')
        .where('thing.id > :after', { after })
        .andWhere(sql, parameters)
        .orderBy('thing.id')
        .limit(BATCH);
      narrow(query, context);
      return batchOf((await entitiesOf(query)).map((thing) => ({ id: thing.id, ...shown(thing) })));
    });
  };
}

const obligations = things(Obligation, FULL_TEXT.obligation, ({ obligedParty, statement }) => ({
  heading: obligedParty,
  text: statement,
}));

/** The kinds of things that are found, by the names of their GraphQL types. */
export const SOURCES: Record<string, SearchSource> = {
  Document: things(Document, FULL_TEXT.document, ({ code, title, citation }) => ({
    heading: `${code} ${title}`,
    text: citation ?? '',
  })),
  Clause: searchClauses,
  Consultation: things(
    Consultation,
    FULL_TEXT.consultation,
    ({ reference, title }) => ({ heading: `${reference} ${title}`, text: '' }),
    keepExisting,
  ),
  Question: things(Question, FULL_TEXT.question, ({ code, text }) => ({ heading: code, text }), keepStanding),
  Change: things(
    Change,
    FULL_TEXT.change,
    ({ area, rationale, points }) => ({ heading: area, text: [rationale, ...points].join('\n') }),
    keepStanding,
  ),
  Answer: searchSaid(Answer, FULL_TEXT.answer),
  Comment: searchSaid(Comment, FULL_TEXT.comment),
  Obligation: async (context, search) => (hasRole(context.caller, SIGNED_IN) ? obligations(context, search) : []),
  OpenIssue: things(
    OpenIssue,
    FULL_TEXT.openIssue,
    ({ summary, dependsOn }) => ({ heading: '', text: `${summary} ${dependsOn}` }),
    keepStanding,
  ),
};
