export const B2B_JOBS = {
  announce: 'b2b.announce-quotation',
  tellDecision: 'b2b.tell-decision',
  tellComment: 'b2b.tell-comment',
} as const;
