import { describe, expect, it } from '@jest/globals';
import { LateAnswers } from './late-answers.js';
import { NoAnswerError } from './within-time.js';

describe('LateAnswers', () => {
  const never = new Promise<string>(() => undefined);

  /** Answers the questions in turn. */
  function questions(...answers: Promise<string>[]) {
    const asked: Promise<string>[] = [];
    const ask = (): Promise<string> => {
      const answer = answers[asked.length] ?? never;
      asked.push(answer);
      return answer;
    };
    return { ask, asked };
  }

  it('asks once where the answer comes soon, whatever it is', async () => {
    const good = questions(Promise.resolve('stored'));
    const bad = questions(Promise.reject(new Error('refused')));

    expect(await new LateAnswers().answer(good.ask, 1_000)).toBe('stored');
    await expect(new LateAnswers().answer(bad.ask, 1_000)).rejects.toThrow('refused');

    expect([good.asked.length, bad.asked.length]).toEqual([1, 1]);
  });

  it('asks again where it is late, and takes the answer that comes first', async () => {
    const leftOut = questions(never, Promise.resolve('stored'));

    expect(await new LateAnswers().answer(leftOut.ask, 60_000)).toBe('stored');
  });

  it('still takes the first answer after it has asked again', async () => {
    let answerLate: (answer: string) => void = () => undefined;
    const late = questions(new Promise((resolve) => (answerLate = resolve)));

    const answer = new LateAnswers().answer(late.ask, 60_000);
    while (late.asked.length < 2) await new Promise((next) => setTimeout(next, 5));
    answerLate('stored');

    expect(await answer).toBe('stored');
  });

  it('gives up when neither is answered', async () => {
    await expect(new LateAnswers().answer(questions().ask, 400)).rejects.toThrow(NoAnswerError);
  });

  it('asks a server that is slow with everything again for 32 of many, and later for others', async () => {
    const answers = new LateAnswers();
    const slow = Array.from({ length: 100 }, () => questions());
    const later = questions(never, Promise.resolve('stored'));

    await Promise.allSettled(slow.map(({ ask }) => answers.answer(ask, 500)));

    expect(slow.filter(({ asked }) => asked.length === 2)).toHaveLength(32);
    expect(await answers.answer(later.ask, 60_000)).toBe('stored');
  });
});
