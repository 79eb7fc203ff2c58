import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { commentById } from '../responses/response.loaders';
import {
  InviteOrganisationsInput,
  OpenConsultationInput,
  TransitionConsultationInput,
  UpdateConsultationInput,
} from './consultation.input';
import { ConsultationPayload } from './import-consultation.input';
import { inviteOrganisations } from './invite-organisations';
import { openConsultation } from './open-consultation';
import { transitionConsultation } from './transition-consultation';
import { UndecidedRefusal } from './undecided-refusal';
import { updateConsultation } from './update-consultation';

const EDITORS = [Role.GOVERNANCE, Role.ADMIN];

/** What is done with a consultation from draft to conclusion. */
@Resolver()
export class ConsultationLifeResolver {
  @Authorized(EDITORS)
  @Mutation(() => ConsultationPayload, {
    description: 'Makes a consultation: one that opens on its opening day, or a draft.',
  })
  openConsultation(
    @Arg('input', () => OpenConsultationInput, { description: 'The consultation.' }) input: OpenConsultationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('consultation', () => openConsultation(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => ConsultationPayload, {
    description: 'Changes a draft, puts off the closing day of an open consultation, or changes what it proposes.',
  })
  updateConsultation(
    @Arg('input', () => UpdateConsultationInput, { description: 'What changes.' }) input: UpdateConsultationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('consultation', () => updateConsultation(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => ConsultationPayload, { description: 'Asks more organisations to respond to a consultation.' })
  inviteOrganisations(
    @Arg('input', () => InviteOrganisationsInput, { description: 'Who is asked.' }) input: InviteOrganisationsInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('consultation', () => inviteOrganisations(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => ConsultationPayload, {
    description:
      'Takes a consultation a step further. It is concluded by governance only, and not while comments on it are undecided.',
  })
  async transitionConsultation(
    @Arg('input', () => TransitionConsultationInput, { description: 'The step.' }) input: TransitionConsultationInput,
    @Ctx() context: RequestContext,
  ) {
    const undecided: string[] = [];
    const answer = await payload('consultation', () =>
      transitionConsultation(context, input).catch((error: unknown) => {
        if (error instanceof UndecidedRefusal) undecided.push(...error.commentIds);
        throw error;
      }),
    );
    if (undecided.length === 0) return answer;
    return { ...answer, undecidedComments: await commentById(context).loadMany(undecided) };
  }
}
