export interface Plan {
  readonly id: 'solo' | 'duo' | 'family' | 'office';
  /** Price of a month in minor units; the same figure in every currency. */
  readonly priceMinor: number;
  readonly bags: number;
  readonly share: number;
}

export const PLANS: readonly Plan[] = [
  { id: 'solo', priceMinor: 1290, bags: 1, share: 46 },
  { id: 'duo', priceMinor: 2190, bags: 2, share: 30 },
  { id: 'family', priceMinor: 3490, bags: 4, share: 18 },
  { id: 'office', priceMinor: 8900, bags: 12, share: 6 },
];

export interface Product {
  readonly sku: string;
  readonly title: string;
  readonly priceMinor: number;
}

export const PRODUCTS: readonly Product[] = [
  { sku: 'BEAN-YIRG-250', title: 'Yirgacheffe, 250 g', priceMinor: 1150 },
  { sku: 'BEAN-HUIL-250', title: 'Huila washed, 250 g', priceMinor: 980 },
  { sku: 'BEAN-MAND-1K', title: 'Mandheling, 1 kg', priceMinor: 3200 },
  { sku: 'BEAN-DECF-250', title: 'Decaf Sidamo, 250 g', priceMinor: 1090 },
  { sku: 'BEAN-KIRI-250', title: 'Kirinyaga AA, 250 g', priceMinor: 1390 },
  { sku: 'TEA-ASSM-100', title: 'Assam second flush, 100 g', priceMinor: 890 },
  { sku: 'TEA-SENC-100', title: 'Sencha, 100 g', priceMinor: 1240 },
  { sku: 'GEAR-V60-02', title: 'Hand dripper, size 2', priceMinor: 1690 },
  { sku: 'GEAR-FILT-100', title: 'Paper filters, 100', priceMinor: 590 },
  { sku: 'GEAR-KETT-1', title: 'Gooseneck kettle', priceMinor: 7900 },
  { sku: 'GEAR-GRIN-H', title: 'Hand grinder', priceMinor: 9900 },
  { sku: 'GEAR-ESPR-2', title: 'Espresso machine, two boilers', priceMinor: 41_200 },
  { sku: 'GIFT-BOX-3', title: 'Gift box, three origins', priceMinor: 3450 },
];

export const DISCOUNT_CODES = ['WELCOME10', 'AUTUMN15', 'FRIEND5', 'ROASTDAY'] as const;

/** Euro cents for one minor unit, in thousandths; the books are kept in euro. */
export const RATES = { EUR: 1000, GBP: 1180, USD: 920 } as const;
