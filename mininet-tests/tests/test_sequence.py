# SPDX-License-Identifier: Apache-2.0
"""Sequence accounting against definitions written down plainly."""

import pytest

from vonlab.sequence import MAX_SEQUENCE_NUMBER, SequenceAccount, percentile


def account_of(arrivals):
    """An account of (number, sent, arrival) triples."""
    account = SequenceAccount()
    for number, sent_ns, arrival_ns in arrivals:
        account.arrived(number, sent_ns, arrival_ns)
    return account


def plainly(arrivals, sent):
    """The same figures, straight from their definitions."""
    first_times, new = {}, []
    for number, _, arrival_ns in arrivals:
        if number not in first_times:
            first_times[number] = arrival_ns
            new.append((number, arrival_ns))
    gaps = [later[1] - earlier[1] for earlier, later in zip(new, new[1:])]
    return {
        "received": len(arrivals),
        "lost": sum(number not in first_times for number in range(sent)),
        "duplicates": len(arrivals) - len(first_times),
        "reordered": sum(
            any(before[0] > number for before in new[:position])
            for position, (number, _) in enumerate(new)
        ),
        "max_gap_ns": max(gaps, default=0),
    }


def test_random_streams_match_the_definitions(seeded):
    """Loss, copies and disorder in any mixture are counted as defined."""
    for _ in range(200):
        sent = seeded.randrange(1, 120)
        numbers = [n for n in range(sent) if seeded.random() > 0.2]
        numbers += [n for n in numbers if seeded.random() < 0.3]
        for _ in range(seeded.randrange(4)):
            seeded.shuffle(numbers)
        time_ns, arrivals = 1_000, []
        for number in numbers:
            time_ns += seeded.randrange(1, 5_000)
            arrivals.append((number, time_ns - 10, time_ns))
        report = account_of(arrivals).report(sent)
        expected = plainly(arrivals, sent)
        assert {key: report[key] for key in expected} == expected


def test_lost_ranges_cover_exactly_what_is_missing(seeded):
    """The ranges are ordered, disjoint, not adjacent, and hold the missing numbers."""
    for _ in range(200):
        sent = seeded.randrange(1, 9000)
        present = {n for n in range(sent) if seeded.random() < seeded.choice((0.01, 0.5, 0.99))}
        account = account_of([(n, 0, n + 1) for n in sorted(present)])
        ranges = account.lost_ranges(sent)
        missing = [n for first, last in ranges for n in range(first, last + 1)]
        assert missing == [n for n in range(sent) if n not in present]
        assert all(a[1] + 1 < b[0] for a, b in zip(ranges, ranges[1:]))


def test_second_copies_do_not_hide_a_gap():
    """A copy that arrives during an interruption does not shorten it."""
    account = account_of([(0, 0, 0), (1, 0, 1000), (1, 0, 50_000), (2, 0, 100_000)])
    report = account.report(3)
    assert report["max_gap_ns"] == 99_000
    assert report["max_gap_before"] == 2
    assert report["duplicates"] == 1


def test_nothing_received_is_all_lost():
    """An empty account knows what was sent."""
    report = SequenceAccount().report(5)
    assert report["lost"] == 5
    assert report["lost_ranges"] == [[0, 4]]
    assert report["max_gap_ns"] == 0


def test_a_number_beyond_the_limit_is_refused():
    """A forged number can't make the account grow without bound."""
    with pytest.raises(ValueError, match=str(MAX_SEQUENCE_NUMBER)):
        SequenceAccount().arrived(MAX_SEQUENCE_NUMBER + 1, 0, 0)


def test_percentiles_are_nearest_rank():
    """The percentile is a value that occurred."""
    values = list(range(1, 101))
    assert [percentile(values, p) for p in (0, 1, 50, 99, 100)] == [1, 1, 50, 99, 100]
    assert percentile([], 50) == 0
