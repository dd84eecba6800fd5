import { describe, expect, it } from 'vitest';
import { world } from './world.rules.ts';

const { countries, cities, townships, districts } = world();

const TURKEY = 792;

const townshipsOf = (city: number) => townships.filter(({ city_id }) => city_id === city).map(({ name }) => name);

describe('the places a shop begins with', () => {
  it('are all countries', () => {
    expect(countries).toHaveLength(250);
    expect(countries.find(({ code }) => code === 'TR')).toEqual({
      ...{ id: TURKEY, code: 'TR', name: 'Türkiye', translations: { en: 'Türkiye', tr: 'Türkiye' } },
    });
    expect(countries.find(({ code }) => code === 'DE')).toEqual({
      ...{ id: 276, code: 'DE', name: 'Germany', translations: { en: 'Germany', tr: 'Almanya' } },
    });
  });

  it('are the 81 cities of Turkey and their 973 townships', () => {
    const turkish = cities.filter(({ country_id }) => country_id === TURKEY);
    expect(turkish.map(({ id }) => id)).toEqual(Array.from({ length: 81 }, (_, index) => index + 1));
    expect(turkish.flatMap(({ id }) => townshipsOf(id))).toHaveLength(973);
    // Counts as of 2024, by plate number.
    const counts = [
      ...[15, 9, 18, 8, 7, 25, 19, 9, 17, 20, 8, 8, 7, 9, 11, 17, 12, 12, 14, 19, 17, 9, 11, 9, 20, 14, 9],
      ...[16, 6, 5, 15, 13, 13, 39, 30, 8, 20, 16, 8, 7, 12, 31, 13, 13, 17, 11, 10, 13, 6, 8, 6, 19, 12, 16],
      ...[17, 7, 9, 17, 11, 12, 18, 8, 13, 6, 13, 14, 8, 8, 3, 6, 9, 6, 7, 4, 6, 4, 6, 6, 4, 7, 8],
    ];
    expect(turkish.map(({ id }) => townshipsOf(id).length)).toEqual(counts);
  });

  it('have the names of today', () => {
    expect(townshipsOf(34)).toEqual(expect.arrayContaining(['Eyüpsultan', 'Kağıthane', 'Şişli']));
    expect(townshipsOf(6)).toContain('Kahramankazan');
    expect(townshipsOf(68)).toContain('Sultanhanı');
    expect(townshipsOf(30)).toContain('Derecik');
    for (const { id } of cities) expect(new Set(townshipsOf(id)).size).toBe(townshipsOf(id).length);
    for (const { name } of [...cities, ...townships]) expect(name).toMatch(/^[\p{Lu}\d][\p{L}\d ]+$/u);
  });

  it('have these ids in every installation, forever', () => {
    const city = (id: number) => cities.find((one) => one.id === id)?.name;
    const township = (id: number) => townships.find((one) => one.id === id)?.name;
    expect([city(1), city(6), city(34), city(35), city(81)]).toEqual(['Adana', 'Ankara', 'İstanbul', 'İzmir', 'Düzce']);
    expect([township(101), township(3401), township(3423), township(3439), township(8108)]).toEqual([
      ...['Aladağ', 'Adalar', 'Kadıköy', 'Zeytinburnu', 'Yığılca'],
    ]);
    expect([city(10_276), township(10_276)]).toEqual(['Other', 'Other']);
    expect(cities.find(({ id }) => id === 10_276)?.country_id).toBe(276);
  });

  it('put the three largest cities first', () => {
    const first = cities
      .filter(({ priority }) => priority !== null)
      .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
    expect(first.map(({ name }) => name)).toEqual(['İstanbul', 'Ankara', 'İzmir']);
  });

  it('leave no country without city, no city without township, no township without its generic district', () => {
    expect(new Set(cities.map(({ country_id }) => country_id))).toEqual(new Set(countries.map(({ id }) => id)));
    expect(new Set(townships.map(({ city_id }) => city_id))).toEqual(new Set(cities.map(({ id }) => id)));
    expect(districts.map(({ township_id }) => township_id)).toEqual(townships.map(({ id }) => id));
    for (const district of districts) {
      expect(district).toEqual({
        ...{ id: district.township_id, township_id: district.township_id },
        ...{ name: 'Other', translations: { en: 'Other', tr: 'Diğer' } },
      });
    }
  });

  it('have ids below those of imported places, each once', () => {
    for (const records of [countries, cities, townships, districts]) {
      const ids = records.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Math.max(...ids)).toBeLessThan(1_000_000);
    }
  });
});
