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
  'describe the dock strike',
  'explain the dock strike thing to me',
  'catch me up on the dock strike saga',
  'what do you think about the dock strike?',
  "what's your opinion on the dock strike",
  'thoughts on the dock strike',
  'dock strike recap please',
  'summarise the dock strike in 3 sentences',
  'summarise the dock strike in five short bullet points please',
  'eli5 the dock strike',
  "explain like I'm five the dock strike",
  'explain the dock strike in simple terms',
  "explain the dock strike like i'm 5",
  'any info on the dock strike',
  'need the lowdown on the dock strike',
  'background on the dock strike please',
  'what do we know about the dock strike so far?',
  'what do we know so far about the dock strike',
  'what should i know about the dock strike',
  "what's known about the dock strike",
  'what can you tell me about the dock strike',
  'tell me everything you know about the dock strike',
  'do you have anything about the dock strike?',
  'is there any news on the dock strike',
  'got anything on the dock strike',
  'more on the dock strike',
  'what does the news say about the dock strike',
  'main points of the dock strike',
  'what are the key facts about the dock strike',
])('%s asks for an overview of its topic', (question) => {
  const { type, terms } = analyseQuestion(question);
  expect(type).toBe('overview');
  expect(terms).toEqual(['dock', 'strike']);
});

test.each([
  'status of the dock strike',
  "what's the situation with the dock strike",
  'where do things stand with the dock strike?',
  'hows the dock strike going',
  'how is it going with the dock strike',
  'give me a quick update on the dock strike',
  'bring me up to speed on the dock strike',
  'anything new happening with the dock strike',
  'has anything happened in the dock strike',
])('%s asks for the latest on its topic', (question) => {
  expect(analyseQuestion(question)).toMatchObject({
    type: 'overview',
    overview: 'latest',
    terms: ['dock', 'strike'],
  });
});

test.each([
  'what do we know about the suspect',
  'what is known about her victims',
  'how is it going to work',
  'how are they going to pay for it',
  'details of the deal',
  'more about the cause of the fire',
  'describe the suspect',
  'what do you think of it',
  'any info on him',
])('%s asks no overview', (question) => {
  expect(analyseQuestion(question).type).not.toBe('overview');
});

test.each([
  ['explain why the plant closed', 'why the plant closed'],
  ['give me an update on how many died', 'how many died'],
  ['any info on who died', 'who died'],
  ['what do you think of the mayor', 'summary of the mayor'],
  ['summarise the toy story film', 'summary of the toy story film'],
  ['what do we know about why it sank', 'why it sank'],
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
