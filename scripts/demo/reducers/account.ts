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

/** What the service itself says of an event, by its type; a list begins with what says most. */
const sentences: Readonly<Record<string, string | readonly string[]>> = {
  AccountRegistered: '{initiator} registered with {after.email}',
  AccountImported: '{after.name} was imported with {after.email}',
  EmailChanged: [
    '{initiator} changed {field.email} from {before.email} to {after.email}',
    '{initiator} set {field.email} to {after.email}',
  ],
  EmailVerified: 'The address {after.email} was confirmed',
  PhoneChanged: [
    '{initiator} changed {field.phone} from {before.phone} to {after.phone}',
    '{initiator} set {field.phone} to {after.phone}',
  ],
  PasswordChanged: '{initiator} changed the password',
  MfaEnabled: '{initiator} set up the second factor: {after.mfa.method}',
  MfaDisabled: '{initiator} removed the second factor',
  LoggedIn: '{initiator} signed in with {data.lastLogin.device}',
  LoginFailed: 'A sign-in failed, {after.failedLogins} in a row',
  PlanCorrected: 'Plan became {after.plan}, as of {after.planSince}',
  LoyaltyPointsEarned:
    '{data.loyalty.last.earned} points earned for {data.loyalty.last.for}, {after.loyalty.points} in all',
  RoleGranted: '{initiator} granted the role {after.role}: {data.grant.reason}',
  RoleRevoked: '{initiator} took the role {before.role} away',
  RoleRestored: '{initiator} restored the role {after.role}: {data.grant.reason}',
  SupportNoteAdded: '{initiator} noted: {data.lastNote}',
  AccountLocked: 'Account was locked: {data.lockReason}',
  AccountUnlocked: '{initiator} unlocked the account',
  AccountRecovered: '{initiator} restored {field.email} to {after.email} and ended all sessions',
  LimitChanged: '{initiator} changed the limit from {before.limit} to {after.limit}',
  AccountClosed: '{initiator} closed the account: {data.closeReason}',
  LimitNotificationSent:
    'The customer was told of the new limit by {data.lastNotification.channel}',
  AccountDeleted: ['The account was deleted: {data.reason}', 'The account was deleted'],
  AccountErased: ['The account was erased: {data.reason}', 'The account was erased'],
  CustomerErased: 'The customer was erased, request {data.request}',
};

interface Address {
  readonly id: string;
}

const idsOf = (account: Fields | undefined): readonly string[] =>
  Array.isArray(account?.addresses) ? (account.addresses as Address[]).map(({ id }) => id) : [];

/** The event has the whole list: what came or went is told by what the other side has not. */
function describeAddress(from: Fields | undefined, to: Fields | undefined): string | undefined {
  const [came] = idsOf(to).filter((id) => !idsOf(from).includes(id));
  if (came !== undefined) {
    return `{initiator} added the address {after.addresses[#${came}].line}, {after.addresses[#${came}].city}`;
  }
  const [went] = idsOf(from).filter((id) => !idsOf(to).includes(id));
  return went === undefined
    ? undefined
    : `{initiator} removed the address {before.addresses[#${went}].line}, {before.addresses[#${went}].city}`;
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
  describe({ type }: AccountEvent, before: Fields | undefined, after: Fields | undefined) {
    switch (type) {
      case 'AddressAdded':
      case 'AddressRemoved':
        return describeAddress(before, after);
      case 'PlanChanged':
        return after?.plan === undefined
          ? 'The plan {before.plan} ended'
          : 'Plan became {after.plan}';
      default:
        return sentences[type];
    }
  },
};
