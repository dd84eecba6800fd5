import type { Brush } from '../brush.ts';
import { PORCELAIN, shadesOf, WALNUT } from '../colours.ts';
import { fold, form, gleam, line, seam, shape } from '../strokes.ts';
import type { Shape } from './shape.ts';

const upper =
  'M150 790C150 720 160 640 176 586C184 560 214 548 244 556C300 572 330 580 352 560C362 552 376 554 384 566C430 640 520 700 612 724C690 742 752 760 766 812C768 836 760 846 740 846H176C158 846 150 826 150 790Z';
const sole =
  'M140 826C250 846 420 838 520 846C620 852 700 850 774 824C786 856 782 886 760 896C600 912 300 912 164 900C138 894 132 852 140 826Z';

function laceRows(): string {
  const rubber = PORCELAIN;
  return [0, 1, 2, 3, 4]
    .map((n) => {
      const [x, y] = [398 + n * 42, 590 + n * 29];
      return (
        line(`M${x - 26} ${y + 38}C${x - 8} ${y + 12} ${x + 10} ${y - 2} ${x + 26} ${y - 4}`, rubber.dark, 15) +
        line(`M${x - 26} ${y + 36}C${x - 8} ${y + 10} ${x + 10} ${y - 4} ${x + 26} ${y - 6}`, rubber.bright, 11)
      );
    })
    .join('');
}

function sideMark(brush: Brush): string {
  const rubber = PORCELAIN;
  const marks = [
    shape('M300 830C340 740 420 690 520 700C450 730 400 780 384 836Z', rubber.base, 'opacity=".92"'),
    line('M290 820L360 690M336 826L410 700M382 832L458 716', rubber.base, 17),
    '',
  ];
  return marks[brush.pick(marks.length)] ?? '';
}

const sneakers: Shape = {
  frame: [456, 700, 1.2],
  shadow: [456, 906, 350, 30],
  focus: [520, 760],
  draw: (brush) => {
    const { tone } = brush;
    const rubber = PORCELAIN;
    return (
      shape('M186 580C196 520 240 500 268 520C300 546 340 560 372 552L384 590L200 640Z', tone.deep) +
      form(brush, upper, {
        fill: brush.sweep([tone.light, tone.base, tone.base, tone.dark], 70),
        folds:
          gleam('M210 600C230 660 300 720 380 730', 40, 0.26) +
          gleam('M560 740C630 750 690 770 730 800', 26, 0.3) +
          fold('M160 820C300 842 560 840 750 836', 30, 0.34) +
          fold('M370 640C400 700 420 740 424 820', 20, 0.2),
      }) +
      sideMark(brush) +
      shape(
        'M562 716C650 730 752 752 768 812C768 836 760 846 740 846H590C560 810 552 760 562 716Z',
        tone.dark,
        'opacity=".75"',
      ) +
      seam('M574 726C564 768 572 812 600 840', tone.bright) +
      shape(
        'M150 790C150 720 160 640 176 586L226 600C214 680 220 760 250 840H176C158 846 150 826 150 790Z',
        tone.dark,
        'opacity=".8"',
      ) +
      seam('M232 606C220 690 228 770 258 836', tone.bright) +
      shape('M366 560C376 552 384 560 390 570C436 640 520 696 606 722L560 764C470 740 390 676 346 596Z', tone.dark) +
      laceRows() +
      shape('M240 520C262 500 300 500 330 530L352 586L320 582Z', tone.light) +
      form(brush, sole, { fill: brush.sweep([rubber.bright, rubber.base, rubber.dark], 90), edge: rubber.deep }) +
      line('M142 862C300 880 600 882 780 856', rubber.dark, 3) +
      line('M152 884C300 900 620 902 768 880', shadesOf('brown').dark, 7, 'opacity=".55"')
    );
  },
};

const shaft =
  'M300 330C296 322 302 314 314 314L520 306C532 306 538 312 537 322C526 430 530 520 548 590C562 640 620 668 690 690C752 710 780 750 776 806C774 822 766 828 750 828H300C288 828 280 820 280 806C286 650 304 480 300 330Z';

function bootLaces({ tone }: Brush): string {
  const tongue = shape(
    'M470 318L537 316C528 430 530 520 550 594C562 640 600 660 640 676C580 690 520 660 500 600C478 520 468 420 470 318Z',
    tone.dark,
  );
  const laces = [0, 1, 2, 3, 4, 5]
    .map((n) =>
      line(
        `M${480 + n * 5} ${370 + n * 46}L${536 + n * 4} ${352 + n * 46}M${482 + n * 5} ${356 + n * 46}L${536 + n * 4} ${374 + n * 46}`,
        n % 2 === 0 ? tone.bright : tone.light,
        7,
      ),
    )
    .join('');
  return tongue + laces;
}

function elastic({ tone }: Brush): string {
  return (
    shape('M398 313C392 420 396 560 412 640C440 656 470 652 494 640C480 560 478 420 482 307Z', tone.deep) +
    line(
      Array.from(
        { length: 9 },
        (_, n) => `M${404 + n * 9} 320C${400 + n * 9.4} 440 ${404 + n * 9.4} 560 ${416 + n * 9} 640`,
      ).join(''),
      tone.base,
      2.4,
      'opacity=".7"',
    )
  );
}

const boots: Shape = {
  frame: [520, 588, 1.3],
  shadow: [520, 906, 290, 30],
  focus: [470, 620],
  draw: (brush) => {
    const { tone } = brush;
    const laced = brush.pick(2) === 0;
    return (
      shape('M300 330C340 300 500 292 537 318C500 340 360 348 300 330Z', tone.deep) +
      form(brush, shaft, {
        fill: brush.sweep([tone.dark, tone.base, tone.light, tone.base, tone.base, tone.dark], 12),
        folds:
          gleam('M360 350C356 500 350 640 344 800', 46, 0.34) +
          fold('M306 820C450 836 620 836 770 826', 36, 0.4) +
          fold('M352 640C430 690 500 690 566 640', 26, 0.34) +
          gleam('M600 690C670 706 720 730 748 774', 34, 0.46) +
          fold('M296 360C298 520 290 680 286 800', 24, 0.36),
      }) +
      (laced ? bootLaces(brush) : elastic(brush)) +
      line('M306 372C380 384 460 380 532 366', tone.deep, 3, 'opacity=".5"') +
      seam('M306 362C380 374 460 370 532 356', tone.bright) +
      seam('M566 646C552 700 560 770 590 822', tone.bright) +
      line('M318 318C312 286 322 262 338 262C354 262 352 292 346 316', tone.dark, 11) +
      form(
        brush,
        'M272 816H782C792 832 790 852 780 862L470 866L462 900C400 906 330 906 284 900C272 880 268 840 272 816Z',
        { fill: brush.sweep([WALNUT.base, WALNUT.deep], 90), edge: WALNUT.deep },
      ) +
      seam('M282 828H772', WALNUT.bright) +
      gleam('M300 850H440', 10, 0.14)
    );
  },
};

export const shoes = { sneakers, boots } as const;
