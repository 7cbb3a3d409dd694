import * as stories from '../../scripts/demo/stories.ts';

/** A planted story: where it lies, at which version, and words that are on the stream screen there. */
export interface PlantedStory {
  readonly place: { readonly store: string; readonly stream: string };
  readonly version: number;
  readonly see: readonly (string | RegExp)[];
}

const { takeover, negativeTotal, doubleCharge, clockSkew } = stories;

/** The stories of docs/demo.md by their names. */
export const plantedStories: Readonly<Record<string, PlantedStory>> = {
  'an account taken over': {
    place: takeover,
    version: takeover.versions.emailChanged,
    see: [takeover.email, takeover.intruder.email],
  },
  'its recovery': {
    place: takeover,
    version: takeover.versions.recovered,
    see: ['maria restored', takeover.email],
  },
  'the order to a new address': {
    place: { store: 'orders', stream: takeover.order },
    version: 1,
    see: [takeover.intruder.address],
  },
  'a total below zero': {
    place: negativeTotal,
    version: negativeTotal.firstNegative,
    see: ['-1396'],
  },
  'a total that healed': {
    place: negativeTotal,
    version: negativeTotal.healed,
    see: ['from -2724 to 0'],
  },
  'a payment charged twice': {
    place: doubleCharge,
    version: doubleCharge.secondCapture,
    see: ['PaymentCaptured'],
  },
  'a correction recorded late': {
    place: stories.backdated,
    version: stories.backdated.version,
    see: ['recorded 3 days after it happened'],
  },
  'a clock that ran backwards': {
    place: clockSkew,
    version: clockSkew.versions[1],
    see: [/clock/i],
  },
  'an erased customer': {
    place: stories.erasedCustomer,
    version: stories.erasedCustomer.erasedAt,
    see: [/incomplete from v1/],
  },
  'a payload cut off': {
    place: stories.unreadable,
    version: stories.unreadable.cutOff,
    see: [`incomplete from v${stories.unreadable.cutOff}`],
  },
  'bytes that are not UTF-8': {
    place: stories.unreadable,
    version: stories.unreadable.notUtf8,
    see: [/incomplete from v/],
  },
  'numbers beyond 2^53': { place: stories.exactNumbers, version: 1, see: ['9007199254740993'] },
  'an awkward id': { place: stories.oddStream, version: 1, see: ['Zoë/#42 50%'] },
  'the long stream': {
    place: stories.longStream,
    version: stories.longStream.events - 2,
    see: [`v${stories.longStream.events}`],
  },
  'a type that changed its shape': {
    place: stories.changedShape,
    version: stories.changedShape.versions.third,
    see: [stories.changedShape.type],
  },
  'a missing version': {
    place: stories.versionGap,
    version: stories.versionGap.after,
    see: ['the state is incomplete from here'],
  },
  'a version claimed twice': {
    place: stories.duplicateVersion,
    version: stories.duplicateVersion.version,
    see: [/duplicate|claim/i],
  },
};
