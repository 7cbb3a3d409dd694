import type { World } from '../core/world.ts';
import { formerOwner } from '../stories.ts';
import { tellFormerOwner } from './account-of.ts';
import {
  tellChangedShape,
  tellDoublyCharged,
  tellErasedCustomer,
  tellUnreadable,
} from './account-stories.ts';
import { recover } from './ann-after.ts';
import { takeOver } from './ann-attack.ts';
import { liveOrdinarily } from './ann-before.ts';
import { subscribeAnn } from './ann-subscription.ts';
import { tellDoubleCharge, tellExactNumbers, tellWrongSnapshot } from './billing-stories.ts';
import { tellHostilePayload, tellOddStream } from './odd-carts.ts';
import {
  tellArticle,
  tellChargebacks,
  tellDeletions,
  tellSpendingLimits,
} from './search-stories.ts';
import { tellNegativeTotal, tellParcels } from './order-stories.ts';

/** Records every planted story. */
export function tellStories(world: World): void {
  const { journal } = world;
  liveOrdinarily(journal, subscribeAnn(world));
  recover(journal, takeOver(journal));
  tellFormerOwner(journal, formerOwner.stream);
  tellErasedCustomer(journal);
  tellUnreadable(journal);
  const login = tellChangedShape(journal);
  tellDoublyCharged(journal);
  tellNegativeTotal(journal, login);
  tellParcels(journal);
  tellDoubleCharge(journal);
  tellExactNumbers(journal);
  tellWrongSnapshot(journal);
  tellOddStream(journal);
  tellHostilePayload(journal);
  tellSpendingLimits(journal);
  tellDeletions(journal);
  tellArticle(journal);
  tellChargebacks(journal);
}
