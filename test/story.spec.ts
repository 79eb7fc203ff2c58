import { theDecisions } from './story/deciding';
import { theTextInForce } from './story/designating';
import { theProposal } from './story/proposal';
import { theResponses } from './story/responding';
import { Story } from './story/story';

describe('the story of a consultation, from the published text to the text in force', () => {
  const story = new Story();
  beforeAll(() => story.begin());
  afterAll(() => story.end());

  theProposal(story);
  theResponses(story);
  theDecisions(story);
  theTextInForce(story);
});
