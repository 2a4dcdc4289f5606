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
