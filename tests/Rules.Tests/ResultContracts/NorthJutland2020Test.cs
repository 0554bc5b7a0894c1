namespace Kkr.ResultContracts;

/// <summary>The contract of 2020 (agenda item 3.3), entered goal by goal, gives the figures that KKR was shown.</summary>
public sealed class NorthJutland2020Test
{
    private static Assessment Assessed { get; } = ResultContractRules.Assess(Contracts.Fold(ContractFile.NorthJutland2020.Play()));

    [Fact]
    public void Every_goal_is_fulfilled_as_published() =>
        Assert.Equal([100m, 100, 100, 100, 100, 75, 100, 100, 100], Assessed.Goals.Select(goal => goal.Fulfilment));

    [Fact]
    public void Overall_is_97_percent_exactly_97_2222()
    {
        Assert.Equal(97.2222m, Assessed.Overall.Exact);
        Assert.Equal(97, Assessed.Overall.Rounded);
        Assert.Equal(97.2222m, Assessed.Overall.Proposed);
        Assert.Equal((9, 9), (Assessed.Overall.GoalsAssessed, Assessed.Overall.Goals));
    }

    [Fact]
    public void No_proposed_figure_differs_from_the_computed_one() =>
        Assert.All(Assessed.Goals, goal => Assert.False(goal.Differs));

    [Theory]
    [InlineData(1, 72)]
    [InlineData(2, 97)]
    [InlineData(3, 100)]
    [InlineData(4, 5)]
    [InlineData(5, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 3)]
    [InlineData(8, 4)]
    [InlineData(9, 4)]
    public void Each_goal_says_what_it_measured(int goal, int measured) => Assert.Equal(measured, Assessed.Goals[goal - 1].Measured);

    [Theory]
    [InlineData(1, "Net promoter score er 72, målt på 181 svar af 315 udsendte evalueringer.")]
    [InlineData(4, "fra 34,7 til 54,3 %, forbedret")]
    [InlineData(4, "fra 30,2 til 7,8 %, forbedret")]
    [InlineData(5, "Korte forløb og Early Warning: over 500 af 300")]
    [InlineData(6, "ErhvervsCAMP 2020: aflyst (aflyst på grund af covid-19)")]
    public void Explanations_go_down_to_the_figures(int goal, string words) =>
        Assert.Contains(words, Assessed.Goals[goal - 1].Explanation.Da, StringComparison.Ordinal);

    [Fact]
    public void The_sixteen_events_stand_behind_goal_7_and_the_unknown_count_is_not_a_zero()
    {
        var lines = Assessed.Goals[6].RestsOn.Select(line => line.Line.En).Where(line => line.Contains("participants", StringComparison.Ordinal)).ToList();
        Assert.Equal(16, lines.Count);
        Assert.Equal("Gratis webinar: Optimer din produktion med brugervenlighed i fokus, 2020-12-16: unknown number of participants",
            Assert.Single(lines, line => line.Contains("unknown", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains(": 0 ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_nine_grants_add_up_to_what_was_stated_in_round_millions()
    {
        var grants = ContractFile.NorthJutland2020.Evidence.SelectMany(post => post.Body.Whole().Grants).ToLookup(grant => grant.Scope, grant => grant.AmountDkk);
        Assert.Equal(24_100_000m, grants[GrantScope.Regional].Sum());
        Assert.Equal(272_600_000m, grants[GrantScope.National].Sum());
        Assert.Equal(9, grants.Sum(scope => scope.Count()));
    }

    [Fact]
    public void Agreed_by_the_eleven_municipalities_and_the_hub() =>
        Assert.Equal(11, ContractFile.NorthJutland2020.Contract.Parties[0].Municipalities.Length);

    [Fact]
    public void The_next_years_contract_is_made_from_it_without_its_evidence()
    {
        var next = ResultContractRules.NextYear(ContractFile.NorthJutland2020.Id, ContractFile.NorthJutland2020.Contract);
        Assert.Equal((new DateOnly(2021, 1, 1), new DateOnly(2021, 12, 31)), (next.From, next.To));
        Assert.Equal("Resultatkontrakt 2021 for Erhvervshus Nordjylland", next.Title.Da);
        Assert.Equal("erhvervshus-nordjylland-2020", next.Predecessor);
        var state = Contracts.Fold([ResultContractRules.Agree(ResultContractState.Empty, next).Accept()]);
        Assert.Equal(ContractStatus.Draft, state.Status);
        Assert.All(ResultContractRules.Assess(state).Goals, goal => Assert.Equal((0m, false, (decimal?)null), (goal.Fulfilment, goal.Assessed, goal.Measured)));
    }
}
