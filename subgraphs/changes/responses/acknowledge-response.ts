import { Field, ID, InputType, Int } from 'type-graphql';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { heldResponse } from './held-response';
import { Response } from './response';

@InputType({ description: 'A response whose receipt is acknowledged.' })
export class AcknowledgeResponseInput {
  @Field(() => ID, { description: 'The response.' })
  id!: string;

  @Field(() => Int, { description: 'Its version that the caller saw.' })
  version!: number;
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function acknowledgeResponse(context: RequestContext, input: AcknowledgeResponseInput): Promise<Response> {
  const by = authorship(context, 'acknowledgeResponse');
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const response = await heldResponse(transaction, input.id, context.caller);
    if (!response) {
      addNotFound(problems, 'id', input.id, "Check the id; a consultation's responses list them.");
      throw problems.refusal();
    }
    if (response.version !== input.version) throw conflict(response.id, input.version, response.version);
    if (response.acknowledgedAt) {
      const message = `It was acknowledged already, at ${response.acknowledgedAt.toISOString()}.`;
      problems.add('id', 'ALREADY_ACKNOWLEDGED', message, 'Nothing is left to be done.');
      throw problems.refusal();
    }
    const changes = { acknowledgedAt: by.at };
    await updateVersioned(transaction, Response, response, changes);
    await record(transaction, by, { thingId: response.id, changes: changesBetween(response, changes) });
    return Object.assign(response, changes, { version: response.version + 1 });
  });
}
