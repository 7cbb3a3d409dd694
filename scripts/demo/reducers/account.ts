/**
 * How the accounts service itself folds an account: it begins as it was registered; what later events
 * bring is laid over it, and null takes away.
 */
interface Fields {
  [name: string]: unknown;
}

interface AccountEvent {
  readonly type: string;
  readonly data: Fields | undefined;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function lay(over: Fields, data: Fields): Fields {
  for (const [name, value] of Object.entries(data)) {
    const old = over[name];
    if (value === null) delete over[name];
    else if (isFields(value)) over[name] = lay(isFields(old) ? old : {}, value);
    else over[name] = value;
  }
  return over;
}

/** Until somebody confirms the new address, mail to it proves nothing. */
function changeEmail(account: Fields, data: Fields): void {
  lay(account, data);
  account.emailVerified = data.emailVerified === true;
}

export const account = {
  category: 'account',
  store: 'accounts',
  initial: {},
  reduce(state: Fields, { type, data }: AccountEvent): void {
    if (data === undefined) return;
    switch (type) {
      case 'AccountRegistered':
      case 'AccountImported':
        Object.assign(state, data);
        break;
      case 'EmailChanged':
        changeEmail(state, data);
        break;
      default:
        lay(state, data);
    }
  },
};
