import 'server-only';
import type { SearchFiguresView } from '@/lib/api/search-summary.ts';
import { maskedColumn, type MaskingPolicy } from '@/lib/masking/policy.ts';

type Facet = SearchFiguresView['facets'][number];

/** Every value that is named beside a number passes the policy; those that become the same are one. */
export function maskedFigures(
  figures: SearchFiguresView,
  policy: MaskingPolicy,
): SearchFiguresView {
  const { facets, histogram } = figures;
  return {
    ...figures,
    facets: facets.map((facet) => maskedFacet(facet, policy)),
    histogram: histogram && {
      ...histogram,
      layers: histogram.layers.map((layer) => ({
        ...layer,
        name: maskedColumn(policy, histogram.by, layer.name),
      })),
    },
  };
}

function maskedFacet({ field, values, different }: Facet, policy: MaskingPolicy): Facet {
  const events = new Map<string | null, number>();
  for (const each of values) {
    const value = maskedColumn(policy, field, each.value);
    events.set(value, (events.get(value) ?? 0) + each.events);
  }
  return {
    field,
    values: [...events].map(([value, count]) => ({ value, events: count })),
    // How many values were made one is not known of those that are not listed.
    different: events.size === values.length ? different : null,
  };
}
