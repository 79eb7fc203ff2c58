import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../../platform/paging/connection';

/**
 * Comments of a consultation that are near identical, such as copies of one letter. Every comment is in one, mostly by
 * itself: those of two and more are what callers know as campaigns, and only callers who see all that was said.
 */
@Entity('campaign')
@ObjectType({
  description: 'Comments that are near identical, such as copies of one letter: decided once, and each still counted.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Campaign {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `campaign:7K3M9QX2TA`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  /** The comment that began it: others join it by being like this one. */
  @Column('varchar')
  leaderId!: string;

  /** Kept by `recountCampaigns` whenever a comment joins, is withdrawn or is replaced. */
  @Column('int')
  @Field(() => Int, { description: 'How many comments there are of it.' })
  size!: number;
}

/** By which texts like its leader's find a campaign. */
@Entity('campaign_band')
export class CampaignBand {
  @PrimaryColumn('varchar')
  band!: string;

  @PrimaryColumn('varchar')
  campaignId!: string;
}

export const CampaignConnection = connectionType('Campaign', () => Campaign, 'campaigns');
