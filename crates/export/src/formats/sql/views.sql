-- The records as they were on each day that is asked about. These views are plain SQL: the same
-- text runs in SQLite, DuckDB and Spark.
--
-- An answer is TRUE, FALSE or NULL. NULL means that the records do not decide it: a day is missing
-- or not precise enough.
--
-- `asked` has the days. A question of your own is one more row, and then its name is a condition:
--
--     INSERT INTO asked VALUES ('mine', '2020-01-01', '2020-01-01', NULL);
--     SELECT partner, tier, is_partner FROM partners_on WHERE question = 'mine' AND actor = 'AZE';
--
-- A claim that may have been made on several days is asked on each day on which an answer may
-- change: `made` is the day on which it was made, `day` the day that it speaks of, and `speaker` the
-- source that spoke on `made`, if its own day is not known exactly.

-- Every record with a period: had it begun by the day, and had it ended before it? If the records
-- leave the beginning open, a source that had said so by then decides.
CREATE VIEW records_on AS
WITH said AS (
  SELECT q.question, q.made, q.day, p.record_kind, p.record, p.ordinal,
         p.begins, p.begins_min, p.begins_max, p.ends, p.ends_min, p.ends_max,
         MIN(CASE WHEN a.source = q.speaker THEN q.made ELSE a.said_by END) AS first_said,
         MIN(CASE WHEN a.source = q.speaker THEN
                    CASE WHEN p.begins_min > q.made THEN NULL ELSE q.made END
                  WHEN p.begins_min > a.said_by THEN NULL
                  ELSE a.said_by END) AS first_agreeing
  FROM asked q CROSS JOIN periods p
  LEFT JOIN attestations a
    ON a.record_kind = p.record_kind AND a.record = p.record AND a.ordinal = p.ordinal
   AND a.dates_it = 'yes'
  GROUP BY q.question, q.made, q.day, p.record_kind, p.record, p.ordinal,
           p.begins, p.begins_min, p.begins_max, p.ends, p.ends_min, p.ends_max
)
SELECT question, made, day, record_kind, record, ordinal,
       CASE WHEN begins = 'no' OR begins_max <= day THEN TRUE
            WHEN begins_min > day AND first_said <= day AND record_kind <> 'instrument' THEN NULL
            WHEN begins_min > day THEN FALSE
            WHEN first_agreeing <= day THEN TRUE END AS began,
       CASE WHEN ends = 'no' THEN FALSE
            WHEN ends_max < day THEN TRUE
            WHEN ends_min >= day THEN FALSE END AS ended,
       CASE WHEN first_said < begins_min THEN first_said ELSE begins_min END AS began_from,
       CASE WHEN begins_max IS NULL OR first_agreeing < begins_max THEN first_agreeing
            ELSE begins_max END AS began_by,
       ends, ends_min, ends_max
FROM said;

-- Every state and organisation: does it exist?
CREATE VIEW actors_on AS
SELECT r.question, r.made, r.day, a.actor, a.actor_name, a.actor_kind,
       r.began AND NOT r.ended AS exists_then
FROM records_on r JOIN actors a ON a.actor = r.record
WHERE r.record_kind = 'actor';

-- Every membership: does it hold, if the member exists? Its organisation must exist.
CREATE VIEW memberships_on AS
WITH said AS (
  SELECT q.question, q.made, q.day, m.organisation, m.ordinal, m.member, m.role,
         p.begins_min, p.begins_max, p.ends, p.ends_min, p.ends_max,
         o.begins AS founded, o.begins_min AS founded_min, o.begins_max AS founded_max,
         o.ends AS dissolved, o.ends_min AS dissolved_min, o.ends_max AS dissolved_max,
         MIN(CASE WHEN a.source = q.speaker THEN q.made ELSE a.said_by END) AS first_said,
         MIN(CASE WHEN a.source = q.speaker THEN
                    CASE WHEN p.begins_min > q.made THEN NULL ELSE q.made END
                  WHEN p.begins_min > a.said_by THEN NULL
                  ELSE a.said_by END) AS first_agreeing,
         MIN(CASE WHEN a.source = q.speaker THEN
                    CASE WHEN o.begins_min > q.made THEN NULL ELSE q.made END
                  WHEN o.begins_min > a.said_by THEN NULL
                  ELSE a.said_by END) AS first_after_founding
  FROM asked q CROSS JOIN memberships m
  JOIN periods p
    ON p.record_kind = 'membership' AND p.record = m.organisation AND p.ordinal = m.ordinal
  JOIN periods o ON o.record_kind = 'actor' AND o.record = m.organisation
  LEFT JOIN attestations a
    ON a.record_kind = 'membership' AND a.record = m.organisation AND a.ordinal = m.ordinal
   AND a.dates_it = 'yes'
  GROUP BY q.question, q.made, q.day, m.organisation, m.ordinal, m.member, m.role,
           p.begins_min, p.begins_max, p.ends, p.ends_min, p.ends_max,
           o.begins, o.begins_min, o.begins_max, o.ends, o.ends_min, o.ends_max
), answers AS (
  SELECT said.*,
         CASE WHEN begins_max <= day THEN TRUE
              WHEN begins_min > day AND first_said <= day THEN NULL
              WHEN begins_min > day THEN FALSE
              WHEN first_agreeing <= day THEN TRUE END AS began,
         CASE WHEN ends = 'no' THEN FALSE
              WHEN ends_max < day THEN TRUE
              WHEN ends_min >= day THEN FALSE END AS ended,
         CASE WHEN founded = 'no' OR founded_max <= day THEN TRUE
              WHEN founded_min > day AND first_said <= day THEN NULL
              WHEN founded_min > day THEN FALSE
              WHEN first_after_founding <= day THEN TRUE END AS was_founded,
         CASE WHEN dissolved = 'no' THEN FALSE
              WHEN dissolved_max < day THEN TRUE
              WHEN dissolved_min >= day THEN FALSE END AS was_dissolved,
         CASE WHEN first_said < begins_min THEN first_said ELSE begins_min END AS own_from,
         CASE WHEN begins_max IS NULL OR first_agreeing < begins_max THEN first_agreeing
              ELSE begins_max END AS own_by,
         CASE WHEN first_said < founded_min THEN first_said ELSE founded_min END AS founded_from,
         CASE WHEN founded_max IS NULL OR first_after_founding < founded_max
              THEN first_after_founding ELSE founded_max END AS founded_by
  FROM said
)
SELECT question, made, day, organisation, ordinal, member, role,
       began AND NOT ended AND was_founded AND NOT was_dissolved AS holds,
       CASE WHEN founded = 'no' OR founded_from IS NULL OR own_from >= founded_from THEN own_from
            ELSE founded_from END AS began_from,
       CASE WHEN founded = 'no' THEN own_by
            WHEN own_by IS NULL OR founded_by IS NULL THEN NULL
            WHEN own_by >= founded_by THEN own_by
            ELSE founded_by END AS began_by
FROM answers;

-- Every partnership: does it hold? It needs two parties that exist.
CREATE VIEW partnerships_on AS
WITH parties AS (
  SELECT a.question, a.made, p.partnership, p.period, COUNT(*) AS named,
         COUNT(CASE WHEN a.exists_then THEN 1 END) AS certain,
         COUNT(CASE WHEN a.exists_then IS NOT FALSE THEN 1 END) AS possible
  FROM partnership_parties p JOIN actors_on a ON a.actor = p.party
  GROUP BY a.question, a.made, p.partnership, p.period
)
SELECT r.question, r.made, r.day, t.partnership, t.period, t.tier, t.direction, t.areas,
       r.began_from, r.began_by, r.ends, r.ends_min, r.ends_max,
       r.began AND NOT r.ended
         AND CASE WHEN p.certain >= 2 OR p.named < 2 THEN TRUE
                  WHEN p.possible < 2 THEN FALSE END AS holds,
       r.began AND r.ended AS had_ended
FROM records_on r
JOIN partnerships t ON t.partnership = r.record AND t.period = r.ordinal
JOIN parties p
  ON p.question = r.question AND p.made = r.made
 AND p.partnership = t.partnership AND p.period = t.period
WHERE r.record_kind = 'partnership';

-- Every two parties of a partnership, in both directions: is `partner` a partner of `actor`?
CREATE VIEW partners_on AS
SELECT t.question, t.made, t.day, one.party AS actor, other.party AS partner,
       b.actor_kind AS partner_kind, t.partnership, t.period, t.tier, t.direction, t.areas,
       t.began_from, t.began_by, t.ends, t.ends_min, t.ends_max, t.holds, t.had_ended,
       a.exists_then AS actor_exists, b.exists_then AS partner_exists,
       t.holds AND a.exists_then AND b.exists_then AS is_partner
FROM partnerships_on t
JOIN partnership_parties one ON one.partnership = t.partnership AND one.period = t.period
JOIN partnership_parties other
  ON other.partnership = t.partnership AND other.period = t.period AND other.party <> one.party
JOIN actors_on a ON a.question = t.question AND a.made = t.made AND a.actor = one.party
JOIN actors_on b ON b.question = t.question AND b.made = t.made AND b.actor = other.party;

-- Every instrument: had it been concluded by the day, and is it in force?
CREATE VIEW instruments_on AS
SELECT r.question, r.made, r.day, i.instrument, i.kind, i.effect, i.tiers, i.areas,
       i.day AS concluded, i.day_min AS concluded_min, i.day_max AS concluded_max,
       i.terminated, i.terminated_min, i.terminated_max,
       r.began AS was_there,
       f.began AND NOT f.ended AND NOT r.ended AS in_force
FROM records_on r
JOIN records_on f
  ON f.question = r.question AND f.made = r.made AND f.record_kind = 'force'
 AND f.record = r.record
JOIN instruments i ON i.instrument = r.record
WHERE r.record_kind = 'instrument';

-- Everybody who joined an instrument: does it take part in it? Of a text of more than two, it is
-- unknown whether a party takes part of which no participant is recorded.
CREATE VIEW participants_on AS
WITH joined AS (
  SELECT r.question, r.made, r.day, p.instrument, p.ordinal, p.actor, TRUE AS is_bound,
         r.began, r.ended, r.began_from, r.began_by, r.ends, r.ends_min, r.ends_max
  FROM records_on r JOIN participants p ON p.instrument = r.record AND p.ordinal = r.ordinal
  WHERE r.record_kind = 'participant'
  UNION ALL
  SELECT r.question, r.made, r.day, i.instrument, 0, p.party,
         CASE WHEN i.party_count = 2 THEN TRUE END,
         r.began, FALSE, r.began_from, r.began_by, 'no', NULL, NULL
  FROM records_on r
  JOIN instruments i ON i.instrument = r.record
  JOIN instrument_parties p ON p.instrument = i.instrument
  LEFT JOIN participants own ON own.instrument = p.instrument AND own.actor = p.party
  WHERE r.record_kind = 'force' AND own.instrument IS NULL
)
SELECT j.question, j.made, j.day, j.instrument, j.ordinal, j.actor, j.began_from, j.began_by,
       j.is_bound AND j.began AND NOT j.ended AND NOT f.ended AND NOT r.ended AS takes_part,
       j.is_bound
         AND NOT CASE WHEN j.ends = 'no' THEN FALSE
                      WHEN j.ends_max < j.began_from THEN TRUE
                      WHEN j.ends_min >= j.began_by THEN FALSE END
         AND NOT CASE WHEN f.ends = 'no' THEN FALSE
                      WHEN f.ends_max < j.began_from THEN TRUE
                      WHEN f.ends_min >= j.began_by THEN FALSE END AS ever_took_part
FROM joined j
JOIN records_on f
  ON f.question = j.question AND f.made = j.made AND f.record_kind = 'force'
 AND f.record = j.instrument
JOIN records_on r
  ON r.question = j.question AND r.made = j.made AND r.record_kind = 'instrument'
 AND r.record = j.instrument;

-- The views below count what the queries of the claims write into `elements` and `beginnings`.

-- Each of those who may be counted, once: is it one of them, and is what is said true of it? Of
-- several rows the greatest word is the answer, since 'no' < 'unknown' < 'yes': whoever has two
-- partnerships is a partner if one of them holds.
CREATE VIEW answers_on AS
SELECT question, made, element,
       MAX(CASE is_one WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE 'unknown' END) AS is_one,
       MAX(CASE is_so WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE 'unknown' END) AS is_so
FROM elements
GROUP BY question, made, element;

-- How many they are. Of how many it is true: certainly, and possibly; of how many it is not; and
-- how many are looked at.
CREATE VIEW counts_on AS
SELECT q.question, q.made,
       COUNT(CASE WHEN is_one = 'yes' AND is_so = 'yes' THEN 1 END) AS certain,
       COUNT(CASE WHEN is_one <> 'no' AND is_so <> 'no' THEN 1 END) AS possible,
       COUNT(CASE WHEN is_one = 'yes' AND is_so = 'no' THEN 1 END) AS certainly_not,
       COUNT(CASE WHEN is_one <> 'no' AND is_so <> 'yes' THEN 1 END) AS possibly_not,
       COUNT(CASE WHEN is_one = 'yes' THEN 1 END) AS of_certain,
       COUNT(CASE WHEN is_one <> 'no' THEN 1 END) AS of_possible
FROM (SELECT DISTINCT question, made FROM asked) q
LEFT JOIN answers_on e ON e.question = q.question AND e.made = q.made
GROUP BY q.question, q.made;

-- A share, for each number of those who may be looked at beside those who certainly are: of so many
-- (`size`), the fewest and the most of whom it may be true.
CREATE VIEW ways_on AS
WITH doubtful AS (
  SELECT question, made,
         COUNT(CASE WHEN is_one = 'yes' AND is_so <> 'no' THEN 1 END) AS may_be,
         COUNT(CASE WHEN is_one = 'unknown' AND is_so <> 'yes' THEN 1 END) AS joined_may_not_be,
         COUNT(CASE WHEN is_one = 'unknown' AND is_so <> 'no' THEN 1 END) AS joined_may_be
  FROM answers_on
  GROUP BY question, made
), sizes AS (
  SELECT question, made, 0 AS joined FROM counts_on
  UNION ALL
  SELECT question, made, ROW_NUMBER() OVER (PARTITION BY question, made ORDER BY element)
  FROM answers_on WHERE is_one = 'unknown'
)
SELECT c.question, c.made, c.certain, c.possible, c.of_certain,
       c.of_certain + s.joined AS size,
       c.certain + CASE WHEN s.joined > d.joined_may_not_be
                        THEN s.joined - d.joined_may_not_be ELSE 0 END AS fewest,
       d.may_be + CASE WHEN s.joined < d.joined_may_be
                       THEN s.joined ELSE d.joined_may_be END AS greatest
FROM counts_on c
JOIN sizes s ON s.question = c.question AND s.made = c.made
LEFT JOIN doubtful d ON d.question = c.question AND d.made = c.made;

-- Each instrument that is counted, with its day.
CREATE VIEW days_on AS
SELECT c.question, c.made, c.certain, c.possible, e.element, e.is_one, i.day, i.day_min, i.day_max
FROM counts_on c
LEFT JOIN answers_on e ON e.question = c.question AND e.made = c.made
LEFT JOIN instruments i ON i.instrument = e.element;

-- The first day on which one was concluded is from `first_from` to `first_by`, and the last day from
-- `last_from` to `last_by`. Those that are counted only possibly may give an earlier one or a later.
CREATE VIEW spans_on AS
SELECT question, made, certain, possible,
       CASE WHEN COUNT(CASE WHEN is_one <> 'no' AND day_min IS NULL THEN 1 END) = 0
            THEN MIN(CASE WHEN is_one <> 'no' THEN day_min END) END AS first_from,
       MIN(CASE WHEN is_one = 'yes' THEN day_max END) AS first_by,
       MAX(CASE WHEN is_one = 'yes' THEN day_min END) AS last_from,
       CASE WHEN COUNT(CASE WHEN is_one <> 'no' AND day_max IS NULL THEN 1 END) = 0
            THEN MAX(CASE WHEN is_one <> 'no' THEN day_max END) END AS last_by
FROM days_on
GROUP BY question, made, certain, possible;

-- The place of the one that a claim names (`is_who`), if it became one on `own_day` (or the day
-- after, where `is_after` is 1): one more than the others that began earlier. Between the days on
-- which others began it does not change. What began by the same record began on the same day.
CREATE VIEW places_on AS
WITH marked AS (
  SELECT b.*,
         MAX(CASE WHEN is_who THEN 1 ELSE 0 END) OVER (PARTITION BY question, made, record) AS is_own,
         MIN(CASE WHEN is_who AND is_meant THEN last_day END)
           OVER (PARTITION BY question, made) AS own_end,
         MAX(CASE WHEN is_who AND is_meant AND fits AND last_day <= day THEN 1 ELSE 0 END)
           OVER (PARTITION BY question, made) AS certainly_one
  FROM beginnings b
), own_days AS (
  SELECT DISTINCT question, made, certainly_one, first_day,
         CASE WHEN own_end < day AND own_end < last_day THEN own_end
              WHEN day < last_day THEN day
              ELSE last_day END AS last_day
  FROM marked
  WHERE is_who AND first_day <= day AND (own_end IS NULL OR first_day <= own_end)
), others AS (
  SELECT question, made, actor,
         MIN(CASE WHEN is_meant AND fits THEN last_day END) AS certainly_by,
         MIN(first_day) AS possibly_from
  FROM marked
  WHERE NOT is_who AND is_own = 0
  GROUP BY question, made, actor
), own_on AS (
  SELECT question, made, certainly_one, first_day AS own_day, 0 AS is_after FROM own_days
  UNION
  SELECT w.question, w.made, w.certainly_one, o.certainly_by, 1
  FROM own_days w JOIN others o ON o.question = w.question AND o.made = w.made
  WHERE o.certainly_by >= w.first_day AND o.certainly_by < w.last_day
  UNION
  SELECT w.question, w.made, w.certainly_one, o.possibly_from, 1
  FROM own_days w JOIN others o ON o.question = w.question AND o.made = w.made
  WHERE o.possibly_from >= w.first_day AND o.possibly_from < w.last_day
), places AS (
  SELECT d.question, d.made, d.certainly_one, d.own_day, d.is_after,
         1 + COUNT(CASE WHEN o.certainly_by < d.own_day
                          OR (d.is_after = 1 AND o.certainly_by = d.own_day) THEN 1 END) AS first_place,
         1 + COUNT(CASE WHEN o.possibly_from < d.own_day
                          OR (d.is_after = 1 AND o.possibly_from = d.own_day) THEN 1 END) AS last_place
  FROM own_on d LEFT JOIN others o ON o.question = d.question AND o.made = d.made
  GROUP BY d.question, d.made, d.certainly_one, d.own_day, d.is_after
)
SELECT q.question, q.made, p.certainly_one, p.own_day, p.is_after, p.first_place, p.last_place
FROM (SELECT DISTINCT question, made FROM asked) q
LEFT JOIN places p ON p.question = q.question AND p.made = q.made;
