import { theDecisions } from './story/deciding';
import { theTextInForce } from './story/designating';
import { whatIsPublic } from './story/everything-public';
import { theProposal } from './story/proposal';
import { theResponses } from './story/responding';
import { Story } from './story/story';
import { theReports } from './story/telling-others';
import { theTrace, whatIsTouched } from './story/tracing';

describe('the story of a consultation, from the published text to the text in force', () => {
  const story = new Story();
  beforeAll(() => story.begin());
  afterAll(() => story.end());

  theProposal(story);
  whatIsTouched(story);
  theResponses(story);
  theDecisions(story);
  theTextInForce(story);
  theReports(story);
  whatIsPublic(story);
  theTrace(story);
});
