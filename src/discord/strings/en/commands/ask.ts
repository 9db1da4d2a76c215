export const askCommand = {
  description: 'Ask about the news added here; answers are quoted verbatim',
  question: 'What do you want to know?',
  since: 'Only articles from the last day, week or month (default: all)',
  sinceChoices: { day: 'last day', week: 'last week', month: 'last month', all: 'all' },
  outlet: 'Only articles from this outlet',
  private: 'Show the answer only to you',
} as const;

export const askStrings = {
  waiting: (position: number) => `Busy right now: you are number ${position} in the queue.`,
  rated: {
    helpful: 'Thanks for the feedback!',
    'not-helpful': 'Thanks for the feedback. Try rephrasing, or ask a follow-up.',
  },
  form: {
    title: 'Ask a follow-up',
    question: 'Your question',
    again: 'Correct the question',
    hint: 'The topic of the last question is carried over: “when was it signed?” is enough.',
  },
} as const;
