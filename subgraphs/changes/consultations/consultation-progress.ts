import { Field, Int, ObjectType } from 'type-graphql';
import { batched } from '../../../platform/loading';
import { Answer } from '../responses/answer';
import { Comment } from '../responses/comment';
import { Response } from '../responses/response';
import { keepCurrent, visibleThings } from '../responses/viewer-scope';
import { Consultation } from './consultation';
import { consultationById, questionsOf } from './consultation.loaders';
import { Stance } from './consultation.vocabulary';
import { Question } from './question';

@ObjectType({ description: 'How many take a stance.', simpleResolvers: true })
export class StanceCount {
  @Field(() => Stance, { description: 'The stance.' })
  stance!: Stance;

  @Field(() => Int, { description: 'How many answers take it.' })
  count!: number;
}

@ObjectType({ description: 'What came back to one question, of what the caller may see.', simpleResolvers: true })
export class QuestionProgress {
  @Field(() => Question, { description: 'The question.' })
  question!: Question;

  @Field(() => Int, { description: 'How many answer it.' })
  answers!: number;

  @Field(() => [StanceCount], { description: 'By stance; answers without one are not among them.' })
  stances!: StanceCount[];

  @Field(() => Int, {
    description: 'Of how many answers no point was cut yet, so that nothing of them is to be decided.',
  })
  answersWithoutComment!: number;

  @Field(() => Int, { description: 'How many points the answers make.' })
  comments!: number;

  @Field(() => Int, { description: 'How many of these points are decided.' })
  disposed!: number;
}

@ObjectType({ description: 'How far a consultation is, counted over what the caller may see.', simpleResolvers: true })
export class ConsultationProgress {
  /** The consultation whose progress it is. */
  consultationId!: string;

  @Field(() => Int, { description: 'How many organisations were asked to respond.' })
  invited!: number;

  @Field(() => Int, { description: 'How many responses came in; an organisation may send several.' })
  responsesReceived!: number;

  @Field(() => Int, { description: 'How many of them came after the closing day.' })
  late!: number;

  @Field(() => Int, { description: 'How many of them are confidential, all or in part.' })
  confidential!: number;

  @Field(() => Int, { description: 'Of how many answers, to all questions, no point was cut yet.' })
  answersWithoutComment!: number;

  @Field(() => Int, { description: 'How many points the responses make.' })
  comments!: number;

  @Field(() => Int, { description: 'How many of these points are decided.' })
  commentsDisposed!: number;

  @Field(() => [StanceCount], {
    description: 'By stance, over the answers to all questions; answers without one are not among them.',
  })
  byStance!: StanceCount[];

  @Field(() => [QuestionProgress], { description: 'Question by question.' })
  byQuestion!: QuestionProgress[];
}

/** Counts come as text from one engine and as numbers from the other. */
type Counted<Name extends string> = Record<Name, number | string | null>;

/** The progress of many consultations, in the same few statements. */
export const progressOf = batched<ConsultationProgress>(async (consultationIds, context) => {
  const [consultations, questions] = await Promise.all([
    consultationById(context).loadMany(consultationIds),
    questionsOf(context).loadMany(consultationIds),
  ]);
  const asked = questions.map((list) => (list instanceof Error ? [] : list));
  const questionIds = asked.flat().map(({ id }) => id);
  const responses: ({ parent: string } & Counted<'received' | 'late' | 'confidential'>)[] = await keepCurrent(
    visibleThings(context, Response),
  )
    .andWhere('thing.consultationId IN (:...consultationIds)', { consultationIds })
    .innerJoin(Consultation, 'asking', 'asking.id = thing.consultationId')
    .select('thing.consultationId', 'parent')
    .addSelect('COUNT(*)', 'received')
    .addSelect('SUM(CASE WHEN thing.receivedAt >= asking.closesAt THEN 1 ELSE 0 END)', 'late')
    .addSelect("SUM(CASE WHEN thing.confidentiality <> 'NONE' THEN 1 ELSE 0 END)", 'confidential')
    .groupBy('thing.consultationId')
    .getRawMany();
  const byQuestion = await questionProgress(context, asked.flat(), questionIds);
  return consultationIds.map((id, index) => {
    const consultation = consultations[index];
    const counts = responses.find(({ parent }) => parent === id);
    const progress = (asked[index] ?? []).flatMap((question) => byQuestion.get(question.id) ?? []);
    const sum = (of: (one: QuestionProgress) => number) => progress.reduce((total, one) => total + of(one), 0);
    return {
      consultationId: id,
      invited: consultation instanceof Consultation ? consultation.invitedOrganisationIds.length : 0,
      responsesReceived: Number(counts?.received ?? 0),
      late: Number(counts?.late ?? 0),
      confidential: Number(counts?.confidential ?? 0),
      answersWithoutComment: sum(({ answersWithoutComment }) => answersWithoutComment),
      comments: sum(({ comments }) => comments),
      commentsDisposed: sum(({ disposed }) => disposed),
      byStance: Object.values(Stance).flatMap((stance) => {
        const count = sum(({ stances }) => stances.find((one) => one.stance === stance)?.count ?? 0);
        return count === 0 ? [] : [{ stance, count }];
      }),
      byQuestion: progress.filter(({ question, answers }) => question.retiredAt === null || answers > 0),
    };
  });
});

async function questionProgress(
  context: Parameters<typeof visibleThings>[0],
  questions: readonly Question[],
  questionIds: readonly string[],
): Promise<Map<string, QuestionProgress>> {
  if (questionIds.length === 0) return new Map();
  const stances: ({ parent: string; stance: string | null } & Counted<'count'>)[] = await keepCurrent(
    visibleThings(context, Answer),
  )
    .andWhere('thing.questionId IN (:...questionIds)', { questionIds })
    .select('thing.questionId', 'parent')
    .addSelect('thing.stance', 'stance')
    .addSelect('COUNT(*)', 'count')
    .groupBy('thing.questionId')
    .addGroupBy('thing.stance')
    .getRawMany();
  const comments: ({ parent: string } & Counted<'count' | 'disposed' | 'commented'>)[] = await keepCurrent(
    visibleThings(context, Comment),
  )
    .andWhere('thing.questionId IN (:...questionIds)', { questionIds })
    .select('thing.questionId', 'parent')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(CASE WHEN thing.outcome IS NOT NULL THEN 1 ELSE 0 END)', 'disposed')
    .addSelect('COUNT(DISTINCT thing.answerId)', 'commented')
    .groupBy('thing.questionId')
    .getRawMany();
  return new Map(
    questions.map((question) => {
      const own = stances.filter(({ parent }) => parent === question.id);
      const points = comments.find(({ parent }) => parent === question.id);
      const answers = own.reduce((total, { count }) => total + Number(count), 0);
      const progress: QuestionProgress = {
        question,
        answers,
        answersWithoutComment: answers - Number(points?.commented ?? 0),
        stances: Object.values(Stance).flatMap((stance) => {
          const found = own.find((one) => one.stance === stance);
          return found ? [{ stance, count: Number(found.count) }] : [];
        }),
        comments: Number(points?.count ?? 0),
        disposed: Number(points?.disposed ?? 0),
      };
      return [question.id, progress];
    }),
  );
}
