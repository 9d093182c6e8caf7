/** One thing to do for each attribute of the source; another attribute has the general one. */
const gapPlays: Readonly<Record<string, string>> = {
  'Providing access to solution experts':
    'Offer your next buyer half an hour with the expert who knows their case, before they ask. Stay in the call, and close the loop yourself.',
  'Communicating the business value':
    'Write down what the result is worth to them in their own numbers, in two sentences, and open the next meeting with it. Features come after.',
  'Articulating the future roadmap':
    'Show where the solution will be in two years and what that changes for them. Ask which step they would want first.',
  'Responsiveness of sales resources':
    'Agree with your next three buyers how fast they hear from you, and keep it once a week for a month.',
  'Demonstrating features and functionality':
    'Show three things that they will use on Monday, with their own data, and leave the rest out.',
  'Understanding the solution requirements':
    'Ask five questions before you show anything, and play their answers back in writing: “Is this what you need?”',
  'Providing a single integrated solution':
    'Draw one page on which everything they would buy from us works together, and name one person who answers for it.',
  'Providing a solution that integrates with my existing infrastructure':
    'Ask what it has to work with, and bring a colleague who has connected just that before.',
  'Initial investment':
    'Talk about what it costs to wait, and offer a smaller first step before you talk about a lower price.',
}

const anyGapPlay =
  'Ask two buyers what good would look like here, do one thing of it this month, and tell them that you did.'

export const gapPlayFor = (attribute: string): string => gapPlays[attribute] ?? anyGapPlay
