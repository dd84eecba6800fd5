import type { Brush } from '../brush.ts';
import { BRASS } from '../colours.ts';
import { both, cloth, fold, form, gleam, line, mirrored, oval, seam, shape } from '../strokes.ts';
import { twill } from '../textures.ts';
import type { Shape } from './shape.ts';

const DRAPES =
  both(fold('M392 560C370 700 320 860 270 1010', 30, 0.36) + gleam('M352 640C330 760 300 880 262 990', 24, 0.26)) +
  fold('M440 580C436 740 420 900 408 1030', 26, 0.32) +
  fold('M500 590C520 740 540 880 556 1030', 30, 0.28) +
  gleam('M470 600C476 760 486 900 490 1030', 34, 0.26);

function flowers(brush: Brush): string {
  const { tone } = brush;
  const bloom = (x: number, y: number, r: number) =>
    [0, 72, 144, 216, 288]
      .map(
        (turn) =>
          `<ellipse cx="${x}" cy="${y - r}" rx="${r * 0.62}" ry="${r}" fill="${tone.bright}" opacity=".85" transform="rotate(${turn} ${x} ${y})"/>`,
      )
      .join('') + oval([x, y, r * 0.5, r * 0.5], BRASS.base);
  return brush.tile(
    96,
    110,
    bloom(26, 30, 9) + bloom(74, 84, 11) + line('M50 20q8 6 4 16M20 84q10 -4 14 6', tone.deep, 3, 'opacity=".4"'),
  );
}

const dressBody = mirrored(
  [450, 318],
  [420, 318, 402, 300, 388, 250],
  [372, 196],
  [352, 198],
  [344, 230, 352, 268, 344, 300],
  [338, 340, 318, 366, 312, 392],
  [330, 440, 352, 500, 356, 560],
  [330, 700, 268, 860, 226, 1000],
  [222, 1014, 228, 1020, 240, 1024],
  [300, 1042, 380, 1048, 450, 1048],
);

const dress: Shape = {
  frame: [450, 612, 1.06],
  shadow: [450, 1120, 240, 22],
  focus: [450, 460],
  draw: (brush) => {
    const { tone } = brush;
    const dots = brush.tile(44, 44, oval([11, 11, 4.5, 4.5], tone.bright) + oval([33, 33, 4.5, 4.5], tone.bright));
    const textures = [undefined, flowers(brush), dots];
    const texture = textures[brush.pick(3)];
    return (
      line('M362 196C366 172 370 160 374 150M538 196C534 172 530 160 526 150', tone.base, 0) +
      shape(
        'M352 198C360 176 372 168 384 176L420 296C440 316 460 316 480 296L516 176C528 168 540 176 548 198L512 330H388Z',
        tone.deep,
      ) +
      form(brush, dressBody, {
        fill: brush.sweep(cloth(tone)),
        ...(texture === undefined ? {} : { texture }),
        folds:
          DRAPES +
          both(fold('M330 400C352 430 380 452 410 470', 14, 0.14)) +
          gleam('M400 380C394 440 392 500 398 550', 34, 0.24),
      }) +
      shape('M355 546C420 560 480 560 545 546L545 586C480 600 420 600 355 586Z', tone.dark) +
      line('M355 548C420 562 480 562 545 548M355 586C420 600 480 600 545 586', tone.deep, 2, 'opacity=".5"') +
      seam('M236 1004C330 1030 570 1030 664 1004', tone.deep)
    );
  },
};

const trouserBody = mirrored(
  [450, 176],
  [336, 176],
  [330, 176, 326, 180, 325, 188],
  [312, 330, 292, 420, 288, 560],
  [284, 740, 290, 900, 296, 1050],
  [296, 1062, 304, 1066, 316, 1067],
  [400, 1067],
  [410, 1066, 416, 1060, 417, 1050],
  [424, 860, 436, 640, 450, 478],
);

const trousers: Shape = {
  frame: [450, 620, 1.05],
  shadow: [450, 1112, 200, 20],
  focus: [430, 330],
  draw: (brush) => {
    const { tone } = brush;
    const jeans = brush.pick(2) === 0;
    const loops = [352, 404, 496, 548]
      .map((x) => shape(`M${x - 6} 172h12v52h-12z`, tone.dark) + seam(`M${x - 3} 176v44M${x + 3} 176v44`, tone.bright))
      .join('');
    const crease = both(
      line('M352 240C348 500 352 800 356 1060', tone.deep, 3, 'opacity=".4"') +
        gleam('M344 280C338 520 342 800 346 1040', 12, 0.3),
    );
    return (
      shape('M336 178C390 166 510 166 564 178L560 196H340Z', tone.deep) +
      form(brush, trouserBody, {
        fill: brush.sweep(cloth(tone)),
        texture: jeans ? twill(brush) : '',
        folds:
          both(
            fold('M318 300C300 480 300 700 308 1040', 26, 0.34) +
              gleam('M372 330C360 520 358 760 366 1030', 46, 0.3) +
              fold('M446 470C420 462 392 442 378 420', 10, 0.16) +
              fold('M420 640C412 800 408 920 406 1080', 22, 0.2) +
              fold('M300 720C330 740 360 738 396 722', 10, 0.1),
          ) + fold('M450 260V470', 14, 0.3),
      }) +
      shape('M325 188C400 196 500 196 575 188L577 228C500 236 400 236 323 228Z', tone.base) +
      line('M323 228C400 236 500 236 577 228', tone.deep, 2, 'opacity=".6"') +
      loops +
      oval([450, 210, 11, 11], BRASS.dark) +
      oval([449, 208, 9, 9], BRASS.light) +
      line('M450 228C452 320 452 400 450 470', tone.deep, 3, 'opacity=".6"') +
      seam('M478 232C480 320 480 372 454 392', tone.bright) +
      both(
        line('M320 250C356 250 376 266 384 306', tone.deep, 3, 'opacity=".6"') +
          seam('M318 262C348 262 364 276 372 310', tone.bright) +
          (jeans ? seam('M302 560C298 740 302 900 306 1050', tone.bright) : '') +
          seam('M298 1044H416', tone.bright),
      ) +
      (jeans ? '' : crease)
    );
  },
};

const skirtBody = mirrored(
  [450, 320],
  [350, 320],
  [344, 320, 340, 324, 338, 332],
  [322, 480, 262, 760, 228, 930],
  [226, 942, 232, 948, 244, 952],
  [310, 968, 380, 974, 450, 974],
);

const skirt: Shape = {
  frame: [450, 640, 1.3],
  shadow: [450, 1060, 240, 22],
  focus: [450, 460],
  draw: (brush) => {
    const { tone } = brush;
    const pleats = [0, 1, 2, 3, 4, 5].map((n) => {
      const [top, foot] = [446 - n * 20, 444 - n * 40];
      return (
        shape(`M${top} 372L${foot} 976L${foot - 17} 974L${top - 5} 372Z`, tone.deep, 'opacity=".3"') +
        line(`M${top} 372L${foot} 974`, tone.bright, 2.4, 'opacity=".4"')
      );
    });
    const pleated = brush.pick(2) === 0;
    const buttons = [430, 530, 630, 730, 830, 920]
      .map((y) => oval([450, y, 11, 11], tone.deep) + oval([448, y - 2, 10, 10], tone.bright))
      .join('');
    return (
      shape('M350 322C400 308 500 308 550 322L546 340H354Z', tone.deep) +
      form(brush, skirtBody, {
        fill: brush.sweep(cloth(tone)),
        marks: pleated ? both(pleats.join('')) : '',
        folds:
          both(
            fold('M330 480C310 640 280 800 252 950', 30, 0.34) + gleam('M390 420C376 600 352 800 336 950', 40, 0.28),
          ) +
          (pleated
            ? ''
            : fold('M420 430C414 620 400 800 392 980', 24, 0.16) + fold('M520 430C530 620 552 800 566 980', 26, 0.16)),
        ...(pleated ? {} : { texture: twill(brush) }),
      }) +
      (pleated ? '' : line('M436 372V972M464 372V972', tone.deep, 2, 'opacity=".5"') + buttons) +
      shape('M338 332C400 340 500 340 562 332L567 376C500 384 400 384 333 376Z', tone.base) +
      line('M333 376C400 384 500 384 567 376', tone.deep, 2.4, 'opacity=".6"') +
      seam('M336 368C400 376 500 376 564 368', tone.deep) +
      seam('M234 932C330 958 570 958 666 932', tone.deep)
    );
  },
};

export const bottoms = { dress, trousers, skirt } as const;
