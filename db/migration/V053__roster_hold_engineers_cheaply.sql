-- Whether an engineer is held changes with each booking, and nothing else of a profile does. In no index, and with room left on
-- each page, such a change writes a row and no entry of an index; with one, it wrote one into every index, a hundred words among
-- them. Who is free is found by walking the newest, or the newest of a tier, and passing over the held.
drop index engineer_profile_newest_free;

alter table engineer_profile set (fillfactor = 80);
