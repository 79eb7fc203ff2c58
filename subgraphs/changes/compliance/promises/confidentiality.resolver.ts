import { Arg, Authorized, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { In, MoreThan } from 'typeorm';
import { Role } from '../../../../platform/caller/role';
import type { RequestContext } from '../../../../platform/request-context';
import { Consultation } from '../../consultations/consultation';
import { consultationById } from '../../consultations/consultation.loaders';
import { Answer } from '../../responses/answer';
import { Comment } from '../../responses/comment';
import { Response } from '../../responses/response';
import { keptConfidential } from './kept-confidential';

@ObjectType({
  description:
    'Consultations, by whether what respondents regard as confidential is kept from others; nothing of it is told.',
  simpleResolvers: true,
})
export class ConfidentialityChecks {
  @Field(() => Int, { description: 'How many.' })
  totalCount!: number;

  @Field(() => [Consultation], { description: 'All of them, by id.' })
  nodes!: Consultation[];
}

/** Looking through every response costs what it costs: it is for those who run the product, and for the assessor. */
const READERS = [Role.SERVICE, Role.ADMIN, Role.GOVERNANCE];

/** Responses that are looked through at once. */
const AT_ONCE = 500;

/** Consultations in which what others are given of a response is not what the respondent's wish leaves of it. */
async function leaking({ reads }: RequestContext['database']): Promise<Set<string>> {
  const found = new Set<string>();
  for (let after = ''; ; ) {
    const responses = await reads.find(Response, {
      where: { id: MoreThan(after) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    });
    const last = responses.at(-1);
    if (!last) return found;
    after = last.id;
    const answers = await reads.findBy(Answer, { responseId: In(responses.map(({ id }) => id)) });
    const comments = await reads.findBy(Comment, { answerId: In(answers.map(({ id }) => id)) });
    const later = await reads.findBy(Response, { id: In(responses.flatMap(({ replacedById }) => replacedById ?? [])) });
    const laterById = new Map(later.map((response) => [response.id, response]));
    for (const response of responses) {
      const own = answers.filter(({ responseId }) => responseId === response.id);
      const ids = new Set(own.map(({ id }) => id));
      const points = comments.filter(({ answerId }) => ids.has(answerId));
      const { replacedById: by, consultationId } = response;
      const replacedBy = by === null ? null : (laterById.get(by) ?? null);
      if (!keptConfidential(response, own, points, replacedBy)) found.add(consultationId);
    }
  }
}

/** That confidential responses are not public, in a form that is counted. */
@Resolver(() => ConfidentialityChecks)
export class ConfidentialityResolver {
  @Authorized(READERS)
  @Query(() => ConfidentialityChecks, {
    description:
      'Consultations, each with whether what others are given of its responses is what the wishes of the respondents leave of them.',
  })
  async confidentialityChecks(
    @Arg('kept', () => Boolean, { nullable: true, description: 'Those alone in which it is, or in which it is not.' })
    wish: boolean | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ConfidentialityChecks> {
    const { reads } = context.database;
    const ids = await reads.find(Consultation, { select: { id: true }, order: { id: 'ASC' } });
    const broken = await leaking(context.database);
    const wanted = ids.filter(({ id }) => typeof wish !== 'boolean' || broken.has(id) !== wish);
    const loaded = await Promise.all(wanted.map(({ id }) => consultationById(context).load(id)));
    const nodes = loaded.flatMap((consultation) => consultation ?? []);
    return { totalCount: nodes.length, nodes };
  }
}
