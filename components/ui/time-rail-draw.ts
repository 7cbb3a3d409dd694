/** Everything the canvas of a time rail shows, in fractions of its size. */
export interface RailPicture {
  /** Bar heights, 0 to 1. */
  readonly bars: readonly number[];
  /** 0 to 1: bars up to here are in the past of the shown moment. */
  readonly playhead: number;
  /** 0 to 1: up to here the stream is folded; 1 when all of it is. */
  readonly folded: number;
  /** Places of the changes of the pinned field. */
  readonly marks: readonly number[];
  /** Places of what was recorded late. */
  readonly late: readonly number[];
  /** Place of the moment compared with; null when there is none. */
  readonly against: number | null;
}

export interface RailColours {
  readonly past: string;
  readonly future: string;
  readonly unknown: string;
  readonly mark: string;
  readonly late: string;
}

export interface RailSize {
  readonly width: number;
  readonly height: number;
}

/** Height of the strip above the bars that holds the marks. */
const markStrip = 34;
const baseline = 2;

/** Paints one picture; coordinates are CSS pixels. */
export function drawRail(
  context: CanvasRenderingContext2D,
  picture: RailPicture,
  look: { readonly size: RailSize; readonly colours: RailColours },
): void {
  const { size, colours } = look;
  context.clearRect(0, 0, size.width, size.height);
  drawBars(context, picture, look);
  if (picture.folded < 1) {
    context.fillStyle = colours.unknown;
    const from = picture.folded * size.width;
    for (let x = from; x < size.width; x += 6) context.fillRect(x, size.height - baseline, 3, 1);
  }
  context.fillStyle = colours.late;
  for (const place of spaced(picture.late, size.width)) drawHand(context, place * size.width, 30);
  context.fillStyle = colours.mark;
  for (const place of spaced(picture.marks, size.width)) {
    drawDiamond(context, place * size.width, 17);
  }
  if (picture.against !== null) {
    context.fillRect(Math.round(picture.against * size.width) - 1, 8, 1.5, size.height - 8);
  }
}

function drawBars(
  context: CanvasRenderingContext2D,
  picture: RailPicture,
  { size, colours }: { readonly size: RailSize; readonly colours: RailColours },
): void {
  const count = picture.bars.length;
  const step = size.width / count;
  const width = Math.max(1, step - (step > 4 ? 2 : 0.5));
  const room = size.height - markStrip - baseline;
  picture.bars.forEach((height, bar) => {
    const place = (bar + 0.5) / count;
    if (place > picture.folded) return;
    const tall = Math.max(height * room, 2);
    context.fillStyle = place <= picture.playhead ? colours.past : colours.future;
    context.beginPath();
    context.roundRect(bar * step, size.height - baseline - tall, width, tall, [
      Math.min(2, width / 2),
      Math.min(2, width / 2),
      0,
      0,
    ]);
    context.fill();
  });
}

function drawDiamond(context: CanvasRenderingContext2D, x: number, y: number): void {
  const half = 5;
  context.beginPath();
  context.moveTo(x, y - half);
  context.lineTo(x + half, y);
  context.lineTo(x, y + half);
  context.lineTo(x - half, y);
  context.closePath();
  context.fill();
}

/** A triangle that points back: this came later than it happened. */
function drawHand(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x - 5, y);
  context.lineTo(x + 3, y - 4);
  context.lineTo(x + 3, y + 4);
  context.closePath();
  context.fill();
}

/** Ten thousand changes need no more than one mark for each three pixels. */
export function spaced(places: readonly number[], width: number): readonly number[] {
  const seen = new Set<number>();
  return places.filter((place) => {
    const slot = Math.floor((place * width) / 3);
    if (seen.has(slot)) return false;
    seen.add(slot);
    return true;
  });
}
