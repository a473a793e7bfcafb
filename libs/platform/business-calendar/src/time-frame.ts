/** From one time of a day to another, as milliseconds since its midnight by the clock on the wall. */
export interface TimeFrame {
  readonly from: number;
  readonly until: number;
}

const minuteMs = 60 * 1000;

/**
 * The frames of one day, in order.
 *
 * @throws RangeError with a sentence that says what to mend.
 */
export function parseTimeFrames(texts: readonly string[]): readonly TimeFrame[] {
  const frames = texts.map(parseTimeFrame);
  frames.forEach((frame, index) => {
    const before = frames[index - 1];
    if (before && frame.from < before.until) {
      throw new RangeError(
        `${texts[index] ?? ''} begins before ${texts[index - 1] ?? ''} ends: put the frames of a day in order, without overlaps`,
      );
    }
  });
  return frames;
}

function parseTimeFrame(text: string): TimeFrame {
  const match = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text);
  if (!match) throw new RangeError(`${text} is no time frame: write it as 09:00-18:00`);
  const [fromHour, fromMinute, untilHour, untilMinute] = match.slice(1).map(Number);
  const from = minuteOfDay(text, fromHour, fromMinute);
  const until = minuteOfDay(text, untilHour, untilMinute);
  if (from >= until) {
    throw new RangeError(
      `${text} ends before it begins: a frame beyond midnight is two, 22:00-24:00 and, on the next day, 00:00-06:00`,
    );
  }
  return { from: from * minuteMs, until: until * minuteMs };
}

function minuteOfDay(text: string, hour = 0, minute = 0): number {
  const minutes = hour * 60 + minute;
  if (minute > 59 || minutes > 24 * 60) {
    throw new RangeError(`${text} has a time that is on no clock: 00:00 to 24:00`);
  }
  return minutes;
}
