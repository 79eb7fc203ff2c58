import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { EVERYBODY, Role } from '../../../platform/caller/role';
import type { RequestContext } from '../../../platform/request-context';
import { organisation } from './organisation.reference';
import { Viewer } from './viewer';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Authorized(EVERYBODY)
  @Query(() => Viewer, { description: 'Who is asking.' })
  viewer(@Ctx() { caller }: RequestContext): Viewer {
    const { subject, roles, organisationId } = caller;
    return {
      subject,
      roles: Object.values(Role).filter((role) => roles.has(role)),
      organisation: organisationId === null ? null : organisation(organisationId),
    };
  }
}
