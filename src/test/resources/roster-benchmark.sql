-- 100,000 approved engineers, for RosterBenchmark: 320 skills of which few are common, 200 time zones, words as unevenly
-- spread as those of a language, 2 % suspended, 5 % engaged, 3 % without hours on offer, 10 % away at present. A session may
-- ask for another number, and for so many twentieths to be engaged: set cadence.engineers, cadence.engaged_twentieths.
select setseed(0.42);

create temp table dictionary as
with common (words) as (values ('builds runs services systems teams products data cloud platform backend frontend mobile web senior
    staff engineer engineers developer architect payments banking health logistics games search machine learning models agents
    testing security privacy performance reliability scale latency throughput databases queues events streams caching design
    interfaces accessibility mentoring hiring leading startups founders customers billing invoices ledgers compliance audits
    incidents monitoring tracing observability deployment pipelines automation infrastructure networking protocols compilers
    embedded robotics satellites energy climate education travel insurance retail marketing analytics reporting dashboards
    maps geospatial video audio images graphics rendering simulation mathematics statistics research writing open source
    maintainer contributor speaker migrations refactoring legacy monoliths microservices contracts schemas versioning'))
select row_number() over (order by rare, random()) as number, word
from (
    select false as rare, regexp_split_to_table(words, '\s+') as word from common
    union
    select true, a || b || c
    from unnest('{ba,ke,li,mo,nu,ra,se,ti,vo,zu,dra,ple,sti,gro,flu,cha,the,phi,wro,quu}'::text[]) a,
        unnest('{ban,der,lin,mor,nus,rat,sel,tim,vor,zum,dran,plex,stin,gron,flux,chan}'::text[]) b,
        unnest('{a,en,ic,or,us,al,ed,ing,ion,ity,ly,er,able,ful,ness,ment,ship,ward,wise,dom,ism,ist,ise,ous,ive}'::text[]) c
) words;

create temp table known_skill as
select row_number() over () as number, skill
from (
    select unnest('{Java,Python,TypeScript,JavaScript,PostgreSQL,React,Go,AWS,Kubernetes,Spring Boot,Docker,Node.js,C#,C++,Kotlin,Terraform,
        Rust,Redis,Kafka,GraphQL,.NET,Ruby,Rails,PHP,Laravel,Vue,Angular,Swift,Android,iOS,Elixir,Phoenix,Scala,Spark,Airflow,
        dbt,Snowflake,BigQuery,GCP,Azure,Ansible,Prometheus,Grafana,OpenTelemetry,Elasticsearch,MongoDB,Cassandra,DynamoDB,
        RabbitMQ,NATS,gRPC,Protobuf,OAuth,OpenID Connect,Stripe,Django,Flask,FastAPI,Next.js,Svelte,Tailwind,Playwright,
        Cypress,JUnit,Gradle,Maven,Bazel,Nix,Linux,eBPF,WebAssembly,Solidity,PyTorch,TensorFlow,JAX,LangChain,Claude Code,
        Cursor,GitHub Copilot,Haskell,OCaml,Clojure,Erlang,Zig,Perl,Lua,R,Julia,MATLAB,SQL,Oracle,SQL Server,MySQL,SQLite}'::text[]) as skill
    union all
    select initcap(word) || ' Toolkit' from (select word from dictionary where number > 400 order by number limit 225) rare
) skills;

create temp table zone as
select row_number() over (order by md5(name)) as number, name from pg_timezone_names
where name ~ '^(Europe|America|Asia|Africa|Australia|Pacific)/[A-Za-z_]+$' order by md5(name) limit 200;

alter table engineer_profile disable trigger keep_audit_trail;
alter table blocked_period disable trigger keep_audit_trail;

insert into engineer_profile (engineer_id, name, headline, biography, location, links, tier, time_zone, works_from, works_until,
    works_on, skills, skill_slugs, skill_years, capacity_hours, available_from, approved_at, suspended_at, erased_at, engaged)
select gen_random_uuid(), initcap(words[1500 + random(0, 5000)]) || ' ' || initcap(words[1500 + random(0, 5000)]),
    initcap(words[random(1, 40)]) || ' for ' || words[random(1, 130)] || ', ' || words[random(1, 130)] || ' and ' || words[random(1, 2000)],
    biography, 'Somewhere', '{}', (array['JUNIOR', 'JUNIOR', 'MID', 'MID', 'MID', 'MID', 'SENIOR', 'SENIOR', 'SENIOR', 'LEAD'])[random(1, 10)],
    zones[least(cardinality(zones), floor(exp(random() * ln(cardinality(zones) + 1)))::int)], hours, hours + (7 + random(0, 2)) * interval '1 hour',
    case when random() < 0.9 then '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}'::text[] else '{MONDAY,WEDNESDAY,SATURDAY,SUNDAY}' end,
    skills, string_to_array(lower(replace(array_to_string(skills, ','), ' ', '-')), ','), array_fill(5, array[cardinality(skills)]),
    case when random() < 0.03 then 0 else 40 end,
    timestamptz '2026-03-02T12:00:00Z' + random(-300, 90) * interval '1 day',
    timestamptz '2026-03-02T12:00:00Z' - i * interval '7 minutes',
    case when i % 50 = 0 then timestamptz '2026-03-02T12:00:00Z' end, case when i % 50 = 0 then timestamptz '2026-03-02T12:00:00Z' end,
    i % 20 = 7 or i % 20 < coalesce(current_setting('cadence.engaged_twentieths', true), '0')::int
from (select array_agg(word order by number) as words from dictionary) d,
    (select array_agg(name order by number) as zones from zone) z,
    (select array_agg(skill order by number) as known from known_skill) k,
    generate_series(1, coalesce(current_setting('cadence.engineers', true), '100000')::int) i
    cross join lateral (
        select array_agg(distinct skill) as skills
        from (select known[least(cardinality(known), floor(exp(random() * ln(cardinality(known) + 1)))::int)] as skill from generate_series(1, 4 + i % 9)) one) s
    cross join lateral (
        select string_agg(word, ' ') as biography
        from (select words[least(8000, floor(exp(random() * ln(8001)))::int)] as word from generate_series(1, 20 + i % 60)) one) b
    cross join lateral (select time '07:00' + (random(0, 8) + i * 0) * interval '30 minutes' as hours) h;

insert into blocked_period (engineer_id, number, starts_at, ends_at)
select engineer_id, 0, timestamptz '2026-03-02T12:00:00Z' - interval '3 days', timestamptz '2026-03-02T12:00:00Z' + interval '4 days'
from engineer_profile where random() < 0.1;

alter table engineer_profile enable trigger keep_audit_trail;
alter table blocked_period enable trigger keep_audit_trail;

vacuum analyze engineer_profile;
analyze blocked_period, working_pattern;
refresh materialized view roster_word;
analyze roster_word;
