import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { requestedQuestion } from '../../../src/answer/question/request.js';

test.each([
  'can someone give me a quick summary of the dock strike',
  'Could you please summarise the dock strike for me?',
  'give us a short recap of the dock strike',
  'can you fill me in on the dock strike?',
  'could anybody catch me up on the dock strike',
  'quick update on the dock strike',
  'tl;dr of the dock strike',
  'explain the dock strike to me',
  "what's the dock strike story about?",
  'whats the deal with the dock strike',
  'can I get a brief overview of the dock strike',
  'a summary of what is going on with the dock strike',
  'explain this dock strike',
  'please can you summarise the dock strike',
  'can you give a summary of the dock strike',
  'I need a summary of the dock strike',
  'get me up to speed on the dock strike',
  'update me on the dock strike',
  'could you briefly explain the dock strike',
  'tldr: dock strike',
  'summary: dock strike',
  'dock strike summary',
  'dock strike recap please',
  'summarise the dock strike in 3 sentences',
  'summarise the dock strike in five short bullet points please',
  'eli5 the dock strike',
  "explain like I'm five the dock strike",
  'explain the dock strike in simple terms',
  "explain the dock strike like i'm 5",
])('%s asks for an overview of its topic', (question) => {
  const { type, terms } = analyseQuestion(question);
  expect(type).toBe('overview');
  expect(terms).toEqual(['dock', 'strike']);
});

test.each([
  ['explain why the plant closed', 'why the plant closed'],
  ['give me an update on how many died', 'how many died'],
  ['recap the timeline of the strike', 'recap the timeline of the strike'],
  ['give me a summary of the timeline of the strike', 'timeline of the strike'],
  ['can you list the ministers who met', 'list the ministers who met'],
  ['would you tell us the captain of the ferry', 'who is the captain of the ferry'],
])('%s asks: %s', (request, question) => {
  expect(requestedQuestion(request)).toBe(question);
});

test.each([
  'explain the difference between the two offers',
  'what is the deal worth',
  'what is the strike about',
  'can you swim there',
  'will anyone pay for the repairs',
  'can I run the marathon',
  'could the mayor resign',
  'update who won the race',
  'summary judgment in the Torres case',
  'will someone update the software',
  'could we update the software',
  'what is the deal with Iran worth',
  'explain in detail how the thieves got in',
  'explain whether the ship was insured',
  'explain the two main reasons for the strike',
  'describe the suspect',
])('%s asks for no overview', (question) => {
  expect(requestedQuestion(question)).toBe(question);
  expect(analyseQuestion(question).type).not.toBe('overview');
});
