/** What to do about each reason of a coverage gap, and how urgent it is. */
export const plays: Readonly<
  Record<
    string,
    { readonly title: string; readonly severity: number; readonly opening: string; readonly play: string }
  >
> = {
  no_accountable_lead: {
    title: 'nobody is accountable',
    severity: 90,
    opening: 'Who should answer for this customer, and what keeps us from naming them?',
    play: 'Customers rarely ask for one person for everything; they ask who answers for it. Name that person today; everyone else may keep selling.',
  },
  several_accountable_leads: {
    title: 'more than one accountable lead',
    severity: 85,
    opening: 'Whom does the customer call first, and do both of you agree?',
    play: 'Bring them together for ten minutes and let one of them take it. The others keep their part and tell the customer who it is.',
  },
  two_owners_of_one_centre_and_family: {
    title: 'two owners of the same part',
    severity: 78,
    opening: 'How does the customer tell the two of you apart here?',
    play: 'Agree who owns it, or draw the line where the customer draws it: by buying centre or by product family.',
  },
  seller_left: {
    title: 'a colleague left and is still assigned',
    severity: 88,
    opening: 'Who has spoken with this customer since your colleague left?',
    play: 'Name the successor and go to the first meeting together: the customer should hear it from you, not find out.',
  },
  contact_left: {
    title: 'a buyer left',
    severity: 76,
    opening: 'Who decides there now, and who could tell you?',
    play: 'Ask who decides now and ask to be introduced. And look where the person went: it may be your next account.',
  },
  buyers_unmapped: {
    title: 'no buyers are known',
    severity: 56,
    opening: 'Who over there would notice if we were gone?',
    play: 'Write down three names: who decides, who has influence, who uses it. One question to your contact gives you the other two.',
  },
  required_role_unmapped: {
    title: 'a buyer role is unknown',
    severity: 57,
    opening: 'Who else has a say in this, beside the people you know?',
    play: 'Ask your best contact: “Who else will have a say in this?” Add the name while you remember it.',
  },
  required_role_uncovered: {
    title: 'a required buyer is not covered',
    severity: 64,
    opening: 'What would be worth half an hour of this person’s time?',
    play: 'Let the colleague whose job it is speak with them: sellers with who pays, specialists with who uses. Ask for half an hour about their goals, not your product.',
  },
  single_threaded: {
    title: 'all hangs on one person',
    severity: 66,
    opening: 'What would happen here if your contact left tomorrow?',
    play: 'Ask that person to bring one more colleague who matters to the next meeting. A second friend is easier to make before you need one.',
  },
  never_contacted: {
    title: 'no contact on record',
    severity: 67,
    opening: 'What would be a good reason for them to hear from you this week?',
    play: 'Pick one reason that helps them, not you, and call this week. If you have been in touch, log it and this goes away.',
  },
  touch_overdue: {
    title: 'out of rhythm',
    severity: 60,
    opening: 'What did they tell you last, and what has come of it?',
    play: 'Call with one useful thought about what they told you last. Then put the next date in both calendars.',
  },
  face_to_face_overdue: {
    title: 'not met in person for long',
    severity: 54,
    opening: 'What would be better seen together than talked about?',
    play: 'Offer a visit with something that is better seen together: their numbers, their site, your expert.',
  },
  business_review_overdue: {
    title: 'business review overdue',
    severity: 53,
    opening: 'What did we promise them, and how would they say it went?',
    play: 'Ask for an hour to look at what was promised and what came of it, and let them set half of the agenda.',
  },
  no_executive_sponsor: {
    title: 'no executive sponsor',
    severity: 62,
    opening: 'Which of our executives would this customer enjoy talking with?',
    play: 'Ask an executive who knows their business to be the sponsor, and bring them with a question rather than a pitch.',
  },
  sponsor_overdue: {
    title: 'the sponsor has been silent',
    severity: 52,
    opening: 'What one question could only your sponsor ask there?',
    play: 'Give your sponsor one page: what is promised, what is at risk, the one question to ask. Then book the call for them.',
  },
}

/** Reasons that say nothing where nobody records the facts that they rest on. */
export const restsOn: Readonly<Record<string, readonly ('contacts' | 'activities' | 'sponsors')[]>> = {
  contact_left: ['contacts'],
  buyers_unmapped: ['contacts'],
  required_role_unmapped: ['contacts'],
  required_role_uncovered: ['contacts', 'activities'],
  single_threaded: ['contacts', 'activities'],
  never_contacted: ['activities'],
  touch_overdue: ['activities'],
  face_to_face_overdue: ['activities'],
  business_review_overdue: ['activities'],
  sponsor_overdue: ['activities', 'sponsors'],
  no_executive_sponsor: ['sponsors'],
}
