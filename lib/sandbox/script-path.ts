/** Where the worker comes from that drafts run in: served with a policy of its own. */
export const sandboxScriptPath = '/api/sandbox';
